import { SetrumError } from '@setrum/errors';
import { concatBytes, equalBytes, isZero } from './bytes.ts';
import { HEADER_BYTES, PAGE_BYTES } from './map.ts';
import type { CardMemory } from './memory.ts';

/** Bytes for a place of the map. */
export interface Placed {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** One commit of one slot (docs/card.md §7). */
export interface Commit {
  /** The slot that is not live: where it begins in the map, and what stands there now. */
  readonly targetOffset: number;
  readonly present: Uint8Array;
  /** The whole new slot, header and content. */
  readonly slot: Uint8Array;
  /** New records, for record slots that the live header does not name. */
  readonly records: readonly Placed[];
}

/**
 * Steps 2 to 7 of docs/card.md §7. The live slot is not touched; the write of the header's first page
 * is the commit. SETRUM_CARD_WRITE_FAILED when the card does not hold what was written.
 */
export async function commitSlot(memory: CardMemory, commit: Commit): Promise<void> {
  const { targetOffset, present, slot, records } = commit;
  if (!isZero(present.subarray(0, PAGE_BYTES))) {
    await memory.write(targetOffset, new Uint8Array(PAGE_BYTES));
  }
  for (const record of records) {
    await memory.write(record.offset, record.bytes);
  }
  await writeChangedPages(memory, commit, HEADER_BYTES, slot.length);
  await writeChangedPages(memory, commit, PAGE_BYTES, HEADER_BYTES);

  const dead = concatBytes([new Uint8Array(PAGE_BYTES), slot.subarray(PAGE_BYTES)]);
  for (const written of [...records, { offset: targetOffset, bytes: dead }]) {
    await verify(memory, written);
  }
  await memory.write(targetOffset, slot.subarray(0, PAGE_BYTES));
  await verify(memory, { offset: targetOffset, bytes: slot });
}

/** Leaves out pages that hold the right bytes already (§7, step 4): a page costs a person 10 ms of holding still. */
async function writeChangedPages(
  memory: CardMemory,
  { targetOffset, present, slot }: Commit,
  from: number,
  to: number,
): Promise<void> {
  for (let offset = from; offset < to; offset += PAGE_BYTES) {
    const page = slot.subarray(offset, offset + PAGE_BYTES);
    if (!equalBytes(page, present.subarray(offset, offset + PAGE_BYTES))) {
      await memory.write(targetOffset + offset, page);
    }
  }
}

async function verify(memory: CardMemory, { offset, bytes }: Placed): Promise<void> {
  if (!equalBytes(await memory.read(offset, bytes.length), bytes)) {
    throw new SetrumError('SETRUM_CARD_WRITE_FAILED');
  }
}
