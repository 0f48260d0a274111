import type { Chance } from './chance.ts';

/** A tariff and contracted power, how common it is, and what such a household uses. */
export interface PowerClass {
  readonly tariff: string;
  readonly powerVa: number;
  readonly weight: number;
  /** The middle household, kWh a month. */
  readonly kwh: number;
}

/** Shares and levels are ours, of the order that PLN's statistics show: a household uses some 100 kWh a month, most have 450 to 1300 VA. */
const CLASSES: readonly PowerClass[] = [
  { tariff: 'R1T', powerVa: 450, weight: 22, kwh: 72 },
  { tariff: 'R1T', powerVa: 900, weight: 12, kwh: 98 },
  { tariff: 'R1MT', powerVa: 900, weight: 34, kwh: 112 },
  { tariff: 'R1T', powerVa: 1300, weight: 18, kwh: 165 },
  { tariff: 'R1T', powerVa: 2200, weight: 9, kwh: 290 },
  { tariff: 'R2T', powerVa: 3500, weight: 3, kwh: 450 },
  { tariff: 'R2T', powerVa: 5500, weight: 2, kwh: 680 },
];

const TOTAL = CLASSES.reduce((sum, { weight }) => sum + weight, 0);

export function powerClassOf(chance: Chance): PowerClass {
  let left = chance.next() * TOTAL;
  const found = CLASSES.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  if (found === undefined) throw new RangeError('the classes have no weight');
  return found;
}
