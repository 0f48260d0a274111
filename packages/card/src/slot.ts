import { concatBytes, equalBytes, readUint, writeUint } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { type Area, HEADER_BYTES } from './map.ts';

const MAGIC = Uint8Array.of(0x53, 0x54);
const MAP_VERSION = 1;
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
  return crc32(concatBytes([slot.subarray(0, 12), slot.subarray(HEADER_BYTES), records]));
}

/**
 * A whole slot: header and content (docs/card.md §2), key version 0.
 * `records` are what the CRC runs over besides: the named records of a report.
 */
export function encodeSlot(
  area: Area,
  sequence: number,
  content: Uint8Array,
  records: Uint8Array = NOTHING,
): Uint8Array {
  const slot = new Uint8Array(area.slotBytes);
  slot.set(prefixOf(area));
  writeUint(slot, 8, 4, sequence);
  slot.set(content, HEADER_BYTES);
  writeUint(slot, 12, 4, checksum(slot, records));
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
    readUint(slot, 12, 4) === checksum(slot, records);
  const sequence = readUint(slot, 8, 4);
  return sound && sequence > 0 ? sequence : null;
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
