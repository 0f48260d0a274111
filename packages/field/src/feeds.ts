import { createChance } from './chance.ts';
import type { FeedRecord, FieldPlan } from './types.ts';

/** A place that loses some of what goes through it. */
interface Lossy {
  readonly place: string;
  readonly loss: number;
}

/** What a place's own meter counts, Wh for each month: what it gives and what it loses, which is a little different every month. */
export function fedWh(
  { options, months }: FieldPlan,
  { place, loss }: Lossy,
  givenWh: readonly number[],
): readonly number[] {
  return months.map((month, n) => {
    const chance = createChance(options.seed, 'loss', place, month);
    const lost = Math.max(0.005, loss + 0.0025 * chance.normal());
    return Math.round((givenWh[n] ?? 0) * (1 + lost));
  });
}

export function feedsOf(
  { months }: FieldPlan,
  place: string,
  energyWh: readonly number[],
): readonly FeedRecord[] {
  return months.map((month, n) => ({
    place,
    month,
    energyKwh: Math.round((energyWh[n] ?? 0) / 1000),
  }));
}

/** Adds `more` to `sums`, month by month. */
export function addTo(sums: number[], more: readonly number[]): void {
  for (const [n, wh] of more.entries()) sums[n] = (sums[n] ?? 0) + wh;
}
