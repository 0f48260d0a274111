import { concatBytes, equalBytes } from './bytes.ts';
import { PAGE_BYTES } from './map.ts';
import type { CardMemory } from './memory.ts';

/** Bytes for a place of the map. */
export interface Placed {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** What is written at a time: a piece of the chip, and never less than the page of 4 bytes that makes a header valid. */
export function pieceBytes({ writeBytes }: Pick<CardMemory, 'writeBytes'>): number {
  return Math.max(writeBytes, PAGE_BYTES);
}

/**
 * The stretches of whole pieces that are not on the card yet (docs/card.md §7, step 4): a write costs a person 10 ms of holding still.
 * `from` and `to` count from the start of what is replaced.
 */
export function changedRuns(
  {
    offset,
    present,
    bytes,
  }: { readonly offset: number; readonly present: Uint8Array; readonly bytes: Uint8Array },
  piece: number,
  { from = 0, to = bytes.length }: { readonly from?: number; readonly to?: number } = {},
): readonly Placed[] {
  const runs: { start: number; end: number }[] = [];
  for (let start = from; start < to; start += piece) {
    const end = Math.min(start + piece, to);
    if (equalBytes(bytes.subarray(start, end), present.subarray(start, end))) continue;
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => ({
    offset: offset + start,
    bytes: bytes.subarray(start, end),
  }));
}

/** The same bytes by their place, runs that touch made one: a stretch is read back at once, in whatever order it was written. */
export function touchingRuns(runs: readonly Placed[]): readonly Placed[] {
  const joined: Placed[] = [];
  for (const run of runs.toSorted((left, right) => left.offset - right.offset)) {
    const last = joined.at(-1);
    if (last !== undefined && last.offset + last.bytes.length === run.offset) {
      joined[joined.length - 1] = { ...last, bytes: concatBytes([last.bytes, run.bytes]) };
    } else {
      joined.push(run);
    }
  }
  return joined;
}
