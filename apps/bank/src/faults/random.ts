/** Whole numbers from 0 to before `limit`, the same for the same seed: Marsaglia's xorshift. */
export function seededRandom(seed: number): (limit: number) => number {
  let state = (seed | 0) === 0 ? 0x9e37_79b9 : seed | 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
