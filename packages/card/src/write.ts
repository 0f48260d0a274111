import { SetrumError } from '@setrum/errors';
import { equalBytes } from './bytes.ts';
import { commitSlot } from './commit.ts';
import { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
import { decodeMailbox } from './mailbox.ts';
import { type Area, IDENTITY, MAILBOX } from './map.ts';
import type { CardMemory } from './memory.ts';
import { liveSlotIn } from './read.ts';
import { type LiveSlot, slotsIn } from './slot.ts';

/**
 * Writes the issuer's identity; the sequence follows from the card. Writes nothing when the card says so already.
 * Gives the identity as it stands on the card. Errors: SETRUM_CARD_REMOVED, _REFUSED, _WRITE_FAILED.
 */
export async function writeIdentity(
  memory: CardMemory,
  identity: Omit<Identity, 'sequence'>,
): Promise<Identity> {
  const area = await readArea(memory, IDENTITY);
  const live = area.live === null ? null : decodeIdentity(area.live.bytes);
  if (
    live !== null &&
    live.meterNo === identity.meterNo &&
    live.state === identity.state &&
    live.cardNo === identity.cardNo
  ) {
    return live;
  }
  const next = { ...identity, sequence: (area.live?.sequence ?? 0) + 1 };
  await commitSlot(memory, { ...targetOf(area), slot: encodeIdentity(next), records: [] });
  return next;
}

/**
 * Writes a mailbox as the centre made it: 96 bytes, as they are. Does nothing when they stand on the card already.
 * Errors: SETRUM_CARD_OUTDATED when the card holds another mailbox of the same or a higher sequence;
 * SETRUM_BAD_REQUEST when the bytes are no mailbox; SETRUM_CARD_REMOVED, _REFUSED, _WRITE_FAILED.
 */
export async function writeMailbox(memory: CardMemory, image: Uint8Array): Promise<void> {
  const mailbox = decodeMailbox(image);
  if (mailbox === null) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'the mailbox image is not valid' });
  }
  const area = await readArea(memory, MAILBOX);
  if (area.live !== null && equalBytes(area.live.bytes, image)) {
    return;
  }
  if (area.live !== null && area.live.sequence >= mailbox.sequence) {
    throw new SetrumError('SETRUM_CARD_OUTDATED');
  }
  await commitSlot(memory, { ...targetOf(area), slot: image, records: [] });
}

interface AreaReading {
  readonly area: Area;
  readonly slots: readonly [Uint8Array, Uint8Array];
  readonly live: LiveSlot | null;
}

async function readArea(memory: CardMemory, area: Area): Promise<AreaReading> {
  const start = area.offsets[0];
  const bytes = await memory.read(start, 2 * area.slotBytes);
  return { area, slots: slotsIn(area, bytes, start), live: liveSlotIn(area, bytes, start) };
}

/** The slot that is not live; slot 0 when none is (§7, step 1). */
function targetOf({ area, slots, live }: AreaReading): {
  readonly targetOffset: number;
  readonly present: Uint8Array;
} {
  const index = live?.index === 0 ? 1 : 0;
  return { targetOffset: area.offsets[index], present: slots[index] };
}
