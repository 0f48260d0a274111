import { type CardMemory, IDENTITY, MAILBOX, REPORT } from '@setrum/card';

/** Bytes 0 to 23: on a chip that has them, a phone's mark would still point at what is wiped. */
const FRONT_BYTES = 24;

/** Takes somebody else's data out of the slots of a card that becomes ours. Of record slots nobody reads what no report names. */
export async function wipe(memory: CardMemory): Promise<void> {
  const places = [IDENTITY, MAILBOX, REPORT].flatMap(({ offsets, slotBytes }) =>
    offsets.map((offset) => ({ offset, length: slotBytes })),
  );
  if (memory.chip === 'NTAG216') places.unshift({ offset: 0, length: FRONT_BYTES });
  for (const { offset, length } of places) {
    const present = await memory.read(offset, length);
    if (present.some((byte) => byte !== 0)) await memory.write(offset, new Uint8Array(length));
  }
  await memory.commit?.();
}
