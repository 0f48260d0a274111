import { type CardMemory, encodeMailbox, HEADER_BYTES, MAILBOX, sequenceOf } from '@setrum/card';
import type { Bench } from './bench.ts';
import { removedBy, tearModes } from './tear.ts';

/** What one slot loses where two do not. */
export interface Control {
  readonly tears: number;
  readonly lost: number;
}

const [SLOT] = MAILBOX.offsets;

/** A mailbox of five tokens: no piece of two of them is the same. */
function mailboxOf(sequence: number, digit: number): Uint8Array {
  const entries = [0, 1, 2, 3, 4].map((place) => ({
    kind: 'credit' as const,
    token: `${digit}${place}`.repeat(10),
    ref: `${digit}${place}`.repeat(4),
  }));
  return encodeMailbox({ sequence, entries });
}

/**
 * The control of the matrix: the same mailbox with the same CRC in one slot, written over the old one, header last, each part with a
 * commit of its own where the chip has one. A tear must lose it somewhere, else the matrix would prove nothing.
 */
export async function tearInPlace(bench: Bench): Promise<Control> {
  const writes = await countWrites(bench);
  let tears = 0;
  let lost = 0;
  for (let atWrite = 1; atWrite <= writes; atWrite += 1) {
    for (const mode of tearModes) {
      const { card, memory } = await bench.lay();
      await writeInPlace(memory, mailboxOf(1, 1));
      card.tear({ atWrite, mode });
      await removedBy(writeInPlace(memory, mailboxOf(2, 2)));
      card.tap();
      tears += 1;
      const held = sequenceOf(MAILBOX, await memory.read(SLOT, MAILBOX.slotBytes));
      if (held === null) lost += 1;
    }
  }
  return { tears, lost };
}

async function countWrites(bench: Bench): Promise<number> {
  const { card, memory } = await bench.lay();
  await writeInPlace(memory, mailboxOf(1, 1));
  const before = card.writes;
  await writeInPlace(memory, mailboxOf(2, 2));
  return card.writes - before;
}

async function writeInPlace(memory: CardMemory, slot: Uint8Array): Promise<void> {
  await memory.write(SLOT + HEADER_BYTES, slot.subarray(HEADER_BYTES));
  await memory.commit?.();
  await memory.write(SLOT, slot.subarray(0, HEADER_BYTES));
  await memory.commit?.();
}
