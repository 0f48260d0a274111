import type { CardKey } from './authenticity/keys.ts';
import { readAscii, readUint, writeAscii, writeUint } from './bytes.ts';
import { isMeterNo } from './identity-number.ts';
import { IDENTITY } from './map.ts';
import { contentOf, encodeSlot, sequenceOf } from './slot.ts';

/** Which meter the card belongs to; written by the issuer (docs/card.md §3). */
export interface Identity {
  readonly meterNo: string;
  readonly state: 'active' | 'blocked';
  /** The issuer's own number of the card. */
  readonly cardNo: number;
  readonly sequence: number;
}

const stateCodes = { active: 1, blocked: 2 } as const;

/** The 40 bytes of an identity slot, signed when there is a key. RangeError when a field does not fit the map. */
export function encodeIdentity(identity: Identity, key: CardKey | null = null): Uint8Array {
  if (!isMeterNo(identity.meterNo)) {
    throw new RangeError('a meter number has 11 digits');
  }
  const content = new Uint8Array(IDENTITY.contentBytes);
  writeAscii(content, 0, identity.meterNo);
  content[11] = stateCodes[identity.state];
  writeUint(content, 12, 4, identity.cardNo);
  return encodeSlot(IDENTITY, identity.sequence, content, { key });
}

/** The identity in a slot of 40 bytes; null when the slot is not valid or has no meter number. */
export function decodeIdentity(slot: Uint8Array): Identity | null {
  const sequence = sequenceOf(IDENTITY, slot);
  if (sequence === null) {
    return null;
  }
  const content = contentOf(slot);
  const meterNo = readAscii(content, 0, 11);
  if (!isMeterNo(meterNo)) {
    return null;
  }
  return { meterNo, state: stateOf(content[11]), cardNo: readUint(content, 12, 4), sequence };
}

/** A state that this version does not know counts as blocked (§3): it is no leave to use the card. */
function stateOf(code: number | undefined): Identity['state'] {
  return code === stateCodes.active ? 'active' : 'blocked';
}
