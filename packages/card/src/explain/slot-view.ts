import { keyVersionOf, type Proof, proofOf } from '../authenticity/proof.ts';
import { concatBytes, toHex } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import { type Area, HEADER_BYTES, REPORT } from '../map.ts';
import { recordBytes } from '../report.ts';
import { namedSlots } from '../report-content.ts';
import { isNewer, isOwnHead, sequenceOf } from '../slot.ts';
import { uintOf } from './field.ts';
import type { MeterKeys } from './keys.ts';

/**
 * live; previous: sound, of a lower sequence; dead: killed before a write that did not come to its end; torn: ours and not sound; newer: of a later
 * version of the map; foreign: somebody else's.
 */
export type SlotState = 'live' | 'previous' | 'dead' | 'blank' | 'newer' | 'torn' | 'foreign';

/** One of an area's two slots, as it is. */
export interface SlotView {
  readonly slot: 0 | 1;
  readonly offset: number;
  readonly raw: Uint8Array;
  readonly state: SlotState;
  readonly sequence: number;
  readonly keyVersion: number;
  /** What stands there and what it should be; `right` null when there is no telling what it runs over. */
  readonly crc: { readonly stored: string; readonly right: boolean | null };
  /** Null: not sound, or nobody gave the shares to check it with. */
  readonly proof: Proof | null;
}

const HEAD_BYTES = 4;
const CRC_AT = 12;

/** Both slots of an area out of the 888 bytes of a map. `keys`: for the MACs of this card at a meter; null: they are not checked. */
export function slotViews(
  area: Area,
  map: Uint8Array,
  isForeign: boolean,
  keys: MeterKeys | null,
): readonly [SlotView, SlotView] {
  const image = map.slice(REPORT.offsets[0]);
  const slots = area.offsets.map((offset) => map.slice(offset, offset + area.slotBytes));
  const sequences = slots.map((raw) => soundSequence(area, raw, image));
  const newer = slots.some((raw) => isNewer(area, raw));
  const viewOf = (index: 0 | 1): SlotView => {
    const raw = slots[index] ?? new Uint8Array(0);
    const own = sequences[index] ?? null;
    const other = sequences[1 - index] ?? null;
    const wins = other === null || (own ?? 0) > other || (own === other && index === 0);
    const isLive = own !== null && wins && !newer;
    const records = recordsOf(area, raw, image);
    return {
      slot: index,
      offset: area.offsets[index],
      raw,
      state: own === null ? unsoundState(area, raw, isForeign) : isLive ? 'live' : 'previous',
      sequence: uintOf(raw.subarray(8, CRC_AT)),
      keyVersion: keyVersionOf(raw),
      crc: { stored: toHex(raw.subarray(CRC_AT, HEADER_BYTES)), right: crcRight(raw, records) },
      proof: own === null || records === null ? null : proofWith(keys, raw, records),
    };
  };
  return [viewOf(0), viewOf(1)];
}

function soundSequence(area: Area, raw: Uint8Array, image: Uint8Array): number | null {
  const records = recordsOf(area, raw, image);
  return records === null ? null : sequenceOf(area, raw, records);
}

/** The records that a report slot names, one after the other; nothing for other areas; null when its slot map is not sound. */
function recordsOf(area: Area, raw: Uint8Array, image: Uint8Array): Uint8Array | null {
  if (area !== REPORT) return new Uint8Array(0);
  const named = namedSlots(raw.subarray(HEADER_BYTES));
  return named === null ? null : concatBytes(named.map((slot) => recordBytes(image, slot)));
}

function unsoundState(area: Area, raw: Uint8Array, isForeign: boolean): SlotState {
  if (isNewer(area, raw)) return 'newer';
  if (raw.every((byte) => byte === 0)) return 'blank';
  const head = raw.subarray(0, HEAD_BYTES);
  if (head.every((byte) => byte === 0)) return 'dead';
  // One strange head on a card is a torn write of ours; with more of them the card is somebody else's.
  return isForeign && !isOwnHead(area, head) ? 'foreign' : 'torn';
}

function crcRight(raw: Uint8Array, records: Uint8Array | null): boolean | null {
  const contentEnd = HEADER_BYTES + uintOf(raw.subarray(4, 6));
  const isLater = (raw[2] ?? 0) > 1;
  const behind = isLater ? new Uint8Array(0) : records;
  if (behind === null || contentEnd > raw.length) return null;
  const content = raw.subarray(HEADER_BYTES, isLater ? contentEnd : raw.length);
  const covered = concatBytes([raw.subarray(0, CRC_AT), content, behind]);
  return crc32(covered) === uintOf(raw.subarray(CRC_AT, HEADER_BYTES));
}

function proofWith(keys: MeterKeys | null, raw: Uint8Array, records: Uint8Array): Proof | null {
  if (keyVersionOf(raw) === 0) return 'unsigned';
  return keys === null ? null : proofOf(raw, keys.of, records);
}
