import { SetrumError } from '@setrum/errors';
import { inForce } from './dated.ts';
import type { Day, TariffRules } from './rules.ts';

/** A price and the id of the row it came from. */
export interface Price {
  readonly pricePerKwhCents: number;
  readonly id: string;
}

/**
 * The base class of a tariff code as it stands in messages and on cards: `R1T`, ` R1` and `R1` are all R1, `R1MT` is
 * R1M. The suffix T means prepaid; the class T (traction) itself stays T.
 */
export function baseClass(tariff: string): string {
  const code = tariff.trim().toUpperCase();
  return code.length > 1 && code.endsWith('T') ? code.slice(0, -1) : code;
}

/**
 * The price of one kWh for a base class and contracted power on a day. Throws SETRUM_TARIFF_UNKNOWN where the table
 * has none; it never carries a price over a gap.
 */
export function priceOn(rules: TariffRules, tariffClass: string, powerVa: number, day: Day): Price {
  const rows = rules.prices
    .filter((series) => series.classes.includes(tariffClass) && covers(series, powerVa))
    .flatMap((series) => series.prices);
  const row = inForce(rows, day);
  if (row === undefined) {
    throw new SetrumError('SETRUM_TARIFF_UNKNOWN', { tariff: tariffClass, powerVa, date: day });
  }
  return {
    pricePerKwhCents: row.pricePerKwhCents,
    id: `price:${tariffClass}/${powerVa}@${row.from}`,
  };
}

function covers(
  range: { readonly minVa: number; readonly maxVa: number | null },
  powerVa: number,
): boolean {
  return range.minVa <= powerVa && (range.maxVa === null || powerVa <= range.maxVa);
}
