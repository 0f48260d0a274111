import type { FieldOptions } from './types.ts';

/** The options with what was left out. RangeError for what cannot be. */
export function completed(options: FieldOptions): Required<FieldOptions> {
  const { meters, months, seed, lastMonth = '202610', firstSerial = 50_000_000 } = options;
  requireWhole('meters', meters, 1, 10_000_000);
  requireWhole('months', months, 1, 120);
  requireWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  // A changed meter takes a number as well; what is left over is for those.
  requireWhole('firstSerial', firstSerial, 1, 99_999_999 - 2 * meters);
  if (!/^20\d\d(0[1-9]|1[0-2])$/.test(lastMonth)) {
    throw new RangeError('lastMonth is YYYYMM');
  }
  return { meters, months, seed, lastMonth, firstSerial };
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is a whole number from ${least} to ${most}`);
  }
}
