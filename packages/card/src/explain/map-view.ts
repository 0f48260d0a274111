import { toHex } from '../bytes.ts';
import { crc32 } from '../crc32.ts';
import {
  type Area,
  HEADER_BYTES,
  IDENTITY,
  MAILBOX,
  RECORD_BYTES,
  RECORD_SLOTS,
  RECORDS_OFFSET,
  REPORT,
} from '../map.ts';
import type { Chip } from '../memory.ts';
import { type CardContents, contentsOf } from '../read.ts';
import { decodeRecord, type RecordReading } from '../record.ts';
import { namedSlots } from '../report-content.ts';
import { uintOf } from './field.ts';
import type { MeterKeys } from './keys.ts';
import { type SlotView, slotViews } from './slot-view.ts';

export const areas = [IDENTITY, MAILBOX, REPORT] as const;

export type AreaName = Area['name'];

/** One of the fourteen record slots. */
export interface RecordView {
  readonly slot: number;
  readonly offset: number;
  readonly raw: Uint8Array;
  /** Its place among the months of the live report, 0 the newest; null: no live report names it, so nothing is known of it. */
  readonly position: number | null;
  readonly reading: RecordReading | null;
}

export interface DirectoryView {
  readonly raw: Uint8Array;
  /** ndef: a phone's mark. torn: a directory whose CRC is wrong. */
  readonly state: 'blank' | 'directory' | 'torn' | 'ndef' | 'unknown';
}

/** All of a card: what it says, and how it stands there. */
export interface MapView {
  readonly uid: string;
  readonly chip: Chip;
  readonly contents: CardContents;
  readonly directory: DirectoryView;
  readonly slots: Readonly<Record<AreaName, readonly [SlotView, SlotView]>>;
  readonly records: readonly RecordView[];
}

/** Looks at the 888 bytes of a card's map. With the keys of the meter that an area names (null: of none) its MACs are checked. */
export function viewMap(
  card: { readonly uid: string; readonly chip: Chip },
  map: Uint8Array,
  keysOf: ((meterNo: string | null) => MeterKeys) | null,
): MapView {
  const contents = contentsOf(card, map);
  const isForeign = contents.condition === 'foreign';
  const { identity, report } = contents;
  const meterNos = {
    identity: identity?.meterNo ?? null,
    // A mailbox names no meter: it is for the one that the card belongs to.
    mailbox: identity?.meterNo ?? report?.meterNo ?? null,
    report: report?.meterNo ?? null,
  };
  const slotsOf = (area: Area) =>
    slotViews(area, map, isForeign, keysOf === null ? null : keysOf(meterNos[area.name]));
  const slots = {
    identity: slotsOf(IDENTITY),
    mailbox: slotsOf(MAILBOX),
    report: slotsOf(REPORT),
  };
  return {
    uid: card.uid,
    chip: card.chip,
    contents,
    directory: directoryOf(map),
    slots,
    records: recordsOf(map, slots.report),
  };
}

/** The live slot of an area, if there is one. */
export function liveOf(view: Pick<MapView, 'slots'>, area: AreaName): SlotView | null {
  return view.slots[area].find(({ state }) => state === 'live') ?? null;
}

const NDEF_TAG = 0x03;
const DIRECTORY_MAGIC = '534401';
const DIRECTORY_CRC_AT = 20;

function directoryOf(map: Uint8Array): DirectoryView {
  const raw = map.slice(0, IDENTITY.offsets[0]);
  if (toHex(raw).startsWith(DIRECTORY_MAGIC)) {
    const isRight =
      crc32(raw.subarray(0, DIRECTORY_CRC_AT)) === uintOf(raw.subarray(DIRECTORY_CRC_AT));
    return { raw, state: isRight ? 'directory' : 'torn' };
  }
  if (raw.every((byte) => byte === 0)) return { raw, state: 'blank' };
  return { raw, state: raw[0] === NDEF_TAG ? 'ndef' : 'unknown' };
}

function recordsOf(map: Uint8Array, slots: readonly SlotView[]): readonly RecordView[] {
  const live = slots.find(({ state }) => state === 'live');
  const named = live === undefined ? [] : (namedSlots(live.raw.subarray(HEADER_BYTES)) ?? []);
  return Array.from({ length: RECORD_SLOTS }, (_, slot) => {
    const offset = RECORDS_OFFSET + slot * RECORD_BYTES;
    const raw = map.slice(offset, offset + RECORD_BYTES);
    const place = named.indexOf(slot);
    const position = place === -1 ? null : place;
    return { slot, offset, raw, position, reading: position === null ? null : decodeRecord(raw) };
  });
}
