import type { FieldOptions } from './types.ts';

/** The options with what was left out. RangeError for what cannot be. */
export function completed(options: FieldOptions): Required<FieldOptions> {
  const { meters, months, seed, lastMonth = '202610', region = '57' } = options;
  requireWhole('meters', meters, 1, 10_000_000);
  requireWhole('months', months, 1, 120);
  requireWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (!/^20\d\d(0[1-9]|1[0-2])$/.test(lastMonth)) {
    throw new RangeError('lastMonth is YYYYMM');
  }
  // A changed meter takes a number as well: half of a region's are for those.
  if (!/^[1-9]\d$/.test(region) || firstSerialOf({ region }) + 2 * meters > 100_000_000) {
    throw new RangeError('region is two digits, with numbers for all of its meters');
  }
  return { meters, months, seed, lastMonth, region };
}

/** The serial number of a region's first meter: a million for each region. */
export function firstSerialOf({ region }: { readonly region: string }): number {
  return Number(region) * 1_000_000;
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is a whole number from ${least} to ${most}`);
  }
}
