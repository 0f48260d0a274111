import type { CardKey } from './authenticity/keys.ts';
import { macInput } from './authenticity/proof.ts';
import { concatBytes, equalBytes, isZero, readUint, writeUint } from './bytes.ts';
import { crc32 } from './crc32.ts';
import {
  type Area,
  HEADER_BYTES,
  KEY_VERSION_OFFSET,
  MAC_BYTES,
  MAP_VERSION,
  SUMMED_HEADER_BYTES,
} from './map.ts';

const MAGIC = Uint8Array.of(0x53, 0x54);
const NOTHING = new Uint8Array(0);

/** What identifies a slot of this area and version: magic, version, area code, content length (§2). */
function prefixOf(area: Area): Uint8Array {
  const prefix = new Uint8Array(6);
  prefix.set(MAGIC);
  prefix[2] = MAP_VERSION;
  prefix[3] = area.code;
  writeUint(prefix, 4, 2, area.contentBytes);
  return prefix;
}

function checksum(slot: Uint8Array, records: Uint8Array): number {
  const header = slot.subarray(0, SUMMED_HEADER_BYTES);
  return crc32(concatBytes([header, slot.subarray(HEADER_BYTES), records]));
}

/** What a slot has besides its content: the named records of a report, which CRC and MAC run over too; the key of its MAC. */
export interface SlotExtras {
  readonly records?: Uint8Array;
  /** Null: no MAC. */
  readonly key?: CardKey | null;
}

/** A whole slot: header and content (docs/card.md §2). */
export function encodeSlot(
  area: Area,
  sequence: number,
  content: Uint8Array,
  { records = NOTHING, key = null }: SlotExtras = {},
): Uint8Array {
  const slot = new Uint8Array(area.slotBytes);
  slot.set(prefixOf(area));
  writeUint(slot, 8, 4, sequence);
  slot.set(content, HEADER_BYTES);
  if (key !== null) {
    writeUint(slot, KEY_VERSION_OFFSET, 1, key.version);
    slot.set(key.mac(macInput(slot, records)), slot.length - MAC_BYTES);
  }
  writeUint(slot, SUMMED_HEADER_BYTES, 4, checksum(slot, records));
  return slot;
}

/** The content of a slot, as bytes. */
export function contentOf(slot: Uint8Array): Uint8Array {
  return slot.subarray(HEADER_BYTES);
}

/** The sequence of a valid slot (§2), or null when it is not valid. */
export function sequenceOf(
  area: Area,
  slot: Uint8Array,
  records: Uint8Array = NOTHING,
): number | null {
  const sound =
    slot.length === area.slotBytes &&
    equalBytes(slot.subarray(0, 6), prefixOf(area)) &&
    readUint(slot, SUMMED_HEADER_BYTES, 4) === checksum(slot, records);
  const sequence = readUint(slot, 8, 4);
  return sound && sequence > 0 ? sequence : null;
}

/**
 * True for a sound slot that a later version of the map wrote. Whatever they change, their slots begin with the same header, whose CRC then
 * runs over header and content alone (docs/card.md §2).
 */
export function isNewer(area: Area, slot: Uint8Array): boolean {
  const contentBytes = readUint(slot, 4, 2);
  return (
    equalBytes(slot.subarray(0, 2), MAGIC) &&
    readUint(slot, 2, 1) > MAP_VERSION &&
    readUint(slot, 3, 1) === area.code &&
    contentBytes > 0 &&
    contentBytes <= area.contentBytes &&
    readUint(slot, SUMMED_HEADER_BYTES, 4) ===
      checksum(slot.subarray(0, HEADER_BYTES + contentBytes), NOTHING)
  );
}

/** True for the head of a slot (its first 4 bytes) that one of us may have left: blank, killed, or of this area. */
export function isOwnHead(area: Area, head: Uint8Array): boolean {
  return isZero(head) || (equalBytes(head.subarray(0, 2), MAGIC) && head[3] === area.code);
}

/** A valid slot: which of the two, its sequence, its bytes. */
export interface LiveSlot {
  readonly index: 0 | 1;
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** The live one of an area's two slots: the valid one with the higher sequence; null when none is valid. */
export function liveSlot(
  slots: readonly [Uint8Array, Uint8Array],
  sequence: (slot: Uint8Array) => number | null,
): LiveSlot | null {
  const first = sequence(slots[0]);
  const second = sequence(slots[1]);
  if (second !== null && (first === null || second > first)) {
    return { index: 1, sequence: second, bytes: slots[1] };
  }
  return first === null ? null : { index: 0, sequence: first, bytes: slots[0] };
}

/** Both slots of an area out of a run of bytes that begins at `baseOffset` of the map. */
export function slotsIn(
  area: Area,
  bytes: Uint8Array,
  baseOffset: number,
): readonly [Uint8Array, Uint8Array] {
  const [first, second] = area.offsets;
  return [
    bytes.slice(first - baseOffset, first - baseOffset + area.slotBytes),
    bytes.slice(second - baseOffset, second - baseOffset + area.slotBytes),
  ];
}
