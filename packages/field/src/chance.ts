/** Chance from a seed: the same seed and path, the same numbers, in whatever order others draw theirs. */
export interface Chance {
  /** 0 to 1, 1 not included. */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  is(probability: number): boolean;
  /** Normal, mean 0 and deviation 1. */
  normal(): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** @param path what the numbers are for: `('household', 17)` */
export function createChance(seed: number, ...path: readonly (string | number)[]): Chance {
  let state = hashOf([seed, ...path].join('/'));
  const next = (): number => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole,
    is: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
  };
}

/** FNV-1a, stirred once more: neighbouring paths have nothing in common. */
function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
