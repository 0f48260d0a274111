import {
  type LoadProfileMonth,
  type ReadingVariant,
  type SoldMonthly,
  standStep,
  usageBetween,
} from '../../profile/index.ts';

/**
 * Why the use of a month is not known, or is no plain difference: no month before it in the store; the stand went back (another meter, or a
 * wrong reading); one of the two is forged; the register rolled over.
 */
export type UsageNote = 'no-month-before' | 'went-back' | 'forged' | 'rolled-over';

export interface LoadProfileRow extends LoadProfileMonth {
  /** Stand less the stand of the month before, over a roll-over at 999999, too; null where {@link usageNote} says why. */
  readonly usageKwh: number | null;
  readonly usageNote: UsageNote | null;
  /** Use and change of the remaining credit: what the tokens put in brought; null like the use. */
  readonly takenKwh: number | null;
  /** Null: nothing was sold in that month. */
  readonly sold: SoldMonthly | null;
  readonly tamperMeaning: 'normal' | 'tamper' | 'unknown';
  readonly lowVoltage: boolean;
  readonly highVoltage: boolean;
  /** All that was told of the month, the one that counts among them; empty while nobody contradicts. */
  readonly variants: readonly ReadingVariant[];
}

/** What the rows of a load profile are made from. */
export interface RowParts {
  readonly variants: ReadonlyMap<string, readonly ReadingVariant[]>;
  readonly sold: ReadonlyMap<string, SoldMonthly>;
  readonly limits: VoltageLimits;
}

export interface VoltageLimits {
  readonly lowVoltageV: number;
  readonly highVoltageV: number;
}

/** The rows of figure 3-3, of months newest first; `count` of them, the one before the last is only looked at. */
export function rowsOf(
  months: readonly LoadProfileMonth[],
  count: number,
  { variants, sold, limits }: RowParts,
): readonly LoadProfileRow[] {
  return months.slice(0, count).map((month, n) => {
    const before = months[n + 1];
    const { usageKwh, usageNote } = usageOf(month, before);
    const taken =
      usageKwh === null || before === undefined
        ? null
        : usageKwh + month.remainingKwh - before.remainingKwh;
    return {
      ...month,
      ...{ usageKwh, usageNote, takenKwh: taken },
      sold: sold.get(month.month) ?? null,
      tamperMeaning: month.tamper === 0 ? 'normal' : month.tamper === 8 ? 'tamper' : 'unknown',
      lowVoltage: month.voltageV < limits.lowVoltageV,
      highVoltage: month.voltageV > limits.highVoltageV,
      variants: variants.get(month.month) ?? [],
    };
  });
}

function usageOf(
  month: LoadProfileMonth,
  before: LoadProfileMonth | undefined,
): Pick<LoadProfileRow, 'usageKwh' | 'usageNote'> {
  if (before === undefined || before.month !== monthBefore(month.month))
    return { usageKwh: null, usageNote: 'no-month-before' };
  if (month.verification === 'forged' || before.verification === 'forged')
    return { usageKwh: null, usageNote: 'forged' };
  const usageKwh = usageBetween(before.standKwh, month.standKwh);
  const step = standStep(before.standKwh, month.standKwh);
  return { usageKwh, usageNote: step === 'forward' ? null : step };
}

function monthBefore(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(4));
  return number === 1 ? `${year - 1}12` : `${year}${String(number - 1).padStart(2, '0')}`;
}
