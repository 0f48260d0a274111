import { concatBytes, equalBytes } from '../bytes.ts';
import { HEADER_BYTES, KEY_VERSION_OFFSET, MAC_BYTES, SUMMED_HEADER_BYTES } from '../map.ts';
import type { CardKey } from './keys.ts';

/**
 * What a slot's MAC says: right; there is none (key version 0); made under a version that the reader has no key of; wrong for this card,
 * meter and content.
 */
export type Proof = 'verified' | 'unsigned' | 'unknown-key' | 'forged';

const NOTHING = new Uint8Array(0);

/** The key version that a slot names; 0: it carries no MAC. */
export function keyVersionOf(slot: Uint8Array): number {
  return slot[KEY_VERSION_OFFSET] ?? 0;
}

/** What the MAC of a slot runs over (docs/card.md §2): header bytes 0 to 11, the content but for the MAC, the named records. */
export function macInput(slot: Uint8Array, records: Uint8Array = NOTHING): Uint8Array {
  const header = slot.subarray(0, SUMMED_HEADER_BYTES);
  return concatBytes([header, slot.subarray(HEADER_BYTES, slot.length - MAC_BYTES), records]);
}

/** Judges a valid slot. `records`: those that a report names, in their order. */
export function proofOf(
  slot: Uint8Array,
  keyOf: (version: number) => CardKey | null,
  records: Uint8Array = NOTHING,
): Proof {
  const version = keyVersionOf(slot);
  if (version === 0) return 'unsigned';
  const key = keyOf(version);
  if (key === null) return 'unknown-key';
  const right = key.mac(macInput(slot, records));
  return equalBytes(right, slot.subarray(slot.length - MAC_BYTES)) ? 'verified' : 'forged';
}
