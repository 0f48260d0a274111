import { createChance } from './chance.ts';
import { monthOfYear } from './months.ts';

/** How much more a household uses by season: hot from September to November, least in the wet January. */
const BY_MONTH: readonly number[] = [
  0.95, 0.95, 0.99, 1.02, 1.04, 1.0, 0.97, 0.98, 1.03, 1.06, 1.04, 0.98,
];

/** The weather of a month in one unit: what all its households share, around 1. */
export function weatherOf(seed: number, unit: string, month: number): number {
  const chance = createChance(seed, 'weather', unit, month);
  return (BY_MONTH[monthOfYear(month) - 1] ?? 1) * Math.exp(0.02 * chance.normal());
}
