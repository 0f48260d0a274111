/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to before `limit`. */
  below(limit: number): number;
}

/** Marsaglia's xorshift with 32 bits; a seed of 0 would stand still, so it is moved away. */
export function createRandom(seed: number): Random {
  let state = (seed | 0) === 0 ? 0x9e37_79b9 : seed | 0;
  return {
    below(limit) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % limit;
    },
  };
}
