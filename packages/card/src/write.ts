import { SetrumError } from '@setrum/errors';
import type { CardKey } from './authenticity/keys.ts';
import { proofOf } from './authenticity/proof.ts';
import { equalBytes } from './bytes.ts';
import { commitSlot, type Replacement } from './commit.ts';
import { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
import { decodeMailbox } from './mailbox.ts';
import { type Area, IDENTITY, MAILBOX } from './map.ts';
import type { CardMemory } from './memory.ts';
import { hasNewer, liveSlotIn } from './read.ts';
import { type LiveSlot, slotsIn } from './slot.ts';

/**
 * Writes the issuer's identity, signed when there is a key; the sequence follows from the card. Writes nothing when the card says so already.
 * Gives the identity as it stands on the card. Errors: SETRUM_CARD_NEWER, SETRUM_CARD_REMOVED, _REFUSED, _WRITE_FAILED.
 */
export async function writeIdentity(
  memory: CardMemory,
  identity: Omit<Identity, 'sequence'>,
  key: CardKey | null = null,
): Promise<Identity> {
  const area = await readArea(memory, IDENTITY);
  const live = area.live === null ? null : decodeIdentity(area.live.bytes);
  const signed =
    area.live !== null &&
    proofOf(area.live.bytes, (version) => (version === key?.version ? key : null)) ===
      (key === null ? 'unsigned' : 'verified');
  if (
    live !== null &&
    signed &&
    live.meterNo === identity.meterNo &&
    live.state === identity.state &&
    live.cardNo === identity.cardNo
  ) {
    return live;
  }
  const next = { ...identity, sequence: (area.live?.sequence ?? 0) + 1 };
  await commitSlot(memory, { slot: replacement(area, encodeIdentity(next, key)), records: [] });
  return next;
}

/**
 * Writes an identity as the centre made it: 40 bytes, as they are. Errors as of {@link writeMailbox}.
 */
export function writeIdentityImage(memory: CardMemory, image: Uint8Array): Promise<void> {
  return writeImage(memory, IDENTITY, image, decodeIdentity(image)?.sequence ?? null);
}

/**
 * Writes a mailbox as the centre made it: 96 bytes, as they are. Does nothing when they stand on the card already.
 * Errors: SETRUM_CARD_OUTDATED when the card holds another mailbox of the same or a higher sequence; SETRUM_CARD_NEWER when a later
 * version of the map has the area; SETRUM_BAD_REQUEST when the bytes are no mailbox; SETRUM_CARD_REMOVED, _REFUSED, _WRITE_FAILED.
 */
export function writeMailbox(memory: CardMemory, image: Uint8Array): Promise<void> {
  return writeImage(memory, MAILBOX, image, decodeMailbox(image)?.sequence ?? null);
}

async function writeImage(
  memory: CardMemory,
  area: Area,
  image: Uint8Array,
  sequence: number | null,
): Promise<void> {
  if (sequence === null) {
    const detail = `the ${area.name} image is not valid`;
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail });
  }
  const reading = await readArea(memory, area);
  if (reading.live !== null && equalBytes(reading.live.bytes, image)) {
    return;
  }
  if (reading.live !== null && reading.live.sequence >= sequence) {
    throw new SetrumError('SETRUM_CARD_OUTDATED');
  }
  await commitSlot(memory, { slot: replacement(reading, image), records: [] });
}

interface AreaReading {
  readonly area: Area;
  readonly slots: readonly [Uint8Array, Uint8Array];
  readonly live: LiveSlot | null;
}

async function readArea(memory: CardMemory, area: Area): Promise<AreaReading> {
  const start = area.offsets[0];
  const bytes = await memory.read(start, 2 * area.slotBytes);
  if (hasNewer(area, bytes, start)) throw new SetrumError('SETRUM_CARD_NEWER');
  return { area, slots: slotsIn(area, bytes, start), live: liveSlotIn(area, bytes, start) };
}

/** New bytes for the slot that is not live; slot 0 when none is (§7, step 1). */
function replacement({ area, slots, live }: AreaReading, bytes: Uint8Array): Replacement {
  const index = live?.index === 0 ? 1 : 0;
  return { offset: area.offsets[index], present: slots[index], bytes };
}
