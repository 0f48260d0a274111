import { createHash } from 'node:crypto';
import { seededRandom } from '@setrum/bank';

/** Chance that comes out the same for the same seed and name. */
export interface Chance {
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
  /** One of them. */
  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  /** True so many times of a hundred. */
  percent(share: number): boolean;
  /** From 0 up to, but without, 1. */
  share(): number;
}

/** The chance of one sale, household or card; it does not depend on what others have drawn. */
export function chanceOf(seed: number, name: string): Chance {
  const digest = createHash('sha256').update(`${seed}/${name}`).digest();
  const below = seededRandom(digest.readInt32BE(0));
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    percent: (share) => below(100) < share,
    share: () => below(1_000_000) / 1_000_000,
  };
}
