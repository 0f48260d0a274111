import { SetrumError } from '@setrum/errors';
import { concatBytes, equalBytes, isZero } from './bytes.ts';
import { changedRuns, type Placed, pieceBytes, touchingRuns } from './changed-runs.ts';
import { HEADER_BYTES, PAGE_BYTES } from './map.ts';
import type { CardMemory } from './memory.ts';

/** Bytes for a place of the map, and what stands there now. */
export interface Replacement {
  readonly offset: number;
  readonly present: Uint8Array;
  readonly bytes: Uint8Array;
}

/** One commit of one slot (docs/card.md §7). */
export interface Commit {
  /** The whole new slot, header and content, for the slot that is not live. */
  readonly slot: Replacement;
  /** New records, for record slots that the live header does not name. */
  readonly records: readonly Replacement[];
}

/**
 * Steps 2 to 7 of docs/card.md §7. The live slot is not touched; the write of the header's first piece is the commit, or the chip's own
 * transaction where it has one. SETRUM_CARD_WRITE_FAILED when the card does not hold what was written.
 */
export async function commitSlot(memory: CardMemory, { slot, records }: Commit): Promise<void> {
  const piece = pieceBytes(memory);
  const recordRuns = records.flatMap((record) => changedRuns(record, piece));
  if (memory.commit !== undefined) {
    const runs = [...recordRuns, ...changedRuns(slot, piece)];
    await writeAll(memory, runs);
    await memory.commit();
    await verify(memory, { offset: slot.offset, bytes: slot.bytes });
    return;
  }
  const head = slot.bytes.subarray(0, piece);
  if (!isZero(slot.present.subarray(0, PAGE_BYTES))) {
    const dead = concatBytes([
      new Uint8Array(PAGE_BYTES),
      slot.present.subarray(PAGE_BYTES, piece),
    ]);
    await memory.write(slot.offset, dead);
  }
  const content = changedRuns(slot, piece, { from: HEADER_BYTES });
  const header = changedRuns(slot, piece, { from: piece, to: HEADER_BYTES });
  const runs = [...recordRuns, ...content, ...header];
  await writeAll(memory, runs);
  for (const run of touchingRuns(runs)) await verify(memory, run);
  await memory.write(slot.offset, head);
  await verify(memory, { offset: slot.offset, bytes: slot.bytes.subarray(0, HEADER_BYTES) });
}

async function writeAll(memory: CardMemory, runs: readonly Placed[]): Promise<void> {
  for (const { offset, bytes } of runs) await memory.write(offset, bytes);
}

async function verify(memory: CardMemory, { offset, bytes }: Placed): Promise<void> {
  if (!equalBytes(await memory.read(offset, bytes.length), bytes)) {
    throw new SetrumError('SETRUM_CARD_WRITE_FAILED');
  }
}
