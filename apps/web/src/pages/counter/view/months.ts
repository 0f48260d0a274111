import type { MonthGlance } from '../desk/model.ts';

export interface MonthUse {
  readonly month: string;
  /** Since the reading of the month before; null: that one is not there, or the register went back. */
  readonly usedKwh: number | null;
}

/** What was used in each month by the readings at its end, the newest first. */
export function usesOf(months: readonly MonthGlance[]): readonly MonthUse[] {
  return months.map(({ month, standKwh }, place) => {
    const before = months[place + 1];
    const used =
      before === undefined || !isNext(before.month, month) ? -1 : standKwh - before.standKwh;
    return { month, usedKwh: used < 0 ? null : used };
  });
}

function isNext(before: string, month: string): boolean {
  const count = (yyyymm: string): number =>
    Number(yyyymm.slice(0, 4)) * 12 + Number(yyyymm.slice(4));
  return count(month) - count(before) === 1;
}
