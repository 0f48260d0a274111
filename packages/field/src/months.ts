const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The `count` months that end with `last`, ascending, as numbers YYYYMM. */
export function monthsUntil(last: string, count: number): readonly number[] {
  const index = Number(last.slice(0, 4)) * 12 + Number(last.slice(4)) - 1;
  return Array.from({ length: count }, (_, n) => {
    const at = index - count + 1 + n;
    return Math.floor(at / 12) * 100 + (at % 12) + 1;
  });
}

/** 1 to 12. */
export function monthOfYear(month: number): number {
  return month % 100;
}

/** The first moment of a month in Jakarta, in ms. */
export function startMs(month: number): number {
  return Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1) - WIB_MS;
}

/** The first moment of the month after. */
export function endMs(month: number): number {
  return Date.UTC(Math.floor(month / 100), month % 100, 1) - WIB_MS;
}

export function daysOf(month: number): number {
  return Math.round((endMs(month) - startMs(month)) / DAY_MS);
}
