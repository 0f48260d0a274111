import { type Condition, dataRights } from './access-rights.ts';

/** The conditions of a sector's three data blocks and of its trailer. */
export interface AccessConditions {
  readonly blocks: readonly [Condition, Condition, Condition];
  readonly trailer: Condition;
}

/**
 * The three access bytes (6 to 8 of a trailer): C1, C2, C3 of each block, plain and inverted (data sheet, figure 10).
 * RangeError for a condition that is none.
 */
export function encodeAccess({ blocks, trailer }: AccessConditions): Uint8Array {
  const conditions = [...blocks, trailer];
  for (const condition of conditions) dataRights(condition);
  // One half-byte for each of C1, C2, C3: bit n speaks of block n.
  const half = (bit: number) =>
    conditions.reduce(
      (sum, condition, block) => sum + ((condition & bit) === 0 ? 0 : 1 << block),
      0,
    );
  const [c1, c2, c3] = [half(4), half(2), half(1)];
  return Uint8Array.of(
    (inverted(c2) << 4) | inverted(c1),
    (c1 << 4) | inverted(c3),
    (c3 << 4) | c2,
  );
}

/** The conditions in a trailer's bytes 6 to 8; null when plain and inverted bits do not agree: the chip blocks such a sector for ever. */
export function decodeAccess(bytes: Uint8Array): AccessConditions | null {
  const [first = 0, second = 0, third = 0] = bytes;
  const [c1, c2, c3] = [second >> 4, third & 0xf, third >> 4];
  if (
    (first & 0xf) !== inverted(c1) ||
    first >> 4 !== inverted(c2) ||
    (second & 0xf) !== inverted(c3)
  ) {
    return null;
  }
  const conditionOf = (block: number): Condition =>
    (((c1 >> block) & 1) << 2) | (((c2 >> block) & 1) << 1) | ((c3 >> block) & 1);
  return { blocks: [conditionOf(0), conditionOf(1), conditionOf(2)], trailer: conditionOf(3) };
}

function inverted(half: number): number {
  return ~half & 0xf;
}
