/** A small seeded generator (xorshift, 32 bits), so that a million draws take no time and repeat exactly. */
export function seededInts(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** The digits with one of them changed to another. */
export function withOneDigitChanged(digits: string, draw: (below: number) => number): string {
  const at = draw(digits.length);
  const changed = (digits.charCodeAt(at) - 48 + 1 + draw(9)) % 10;
  return digits.slice(0, at) + changed + digits.slice(at + 1);
}
