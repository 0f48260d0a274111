import type { CardKey } from './authenticity/keys.ts';
import { type Proof, proofOf } from './authenticity/proof.ts';
import { concatBytes } from './bytes.ts';
import {
  RECORD_BYTES,
  RECORDS_OFFSET,
  REPORT,
  REPORT_IMAGE_BYTES,
  REPORT_IMAGE_OFFSET,
} from './map.ts';
import { decodeRecord, type LoadProfileRecord, type RecordField } from './record.ts';
import { decodeReportContent, type MeterNews, namedSlots } from './report-content.ts';
import { contentOf, type LiveSlot, liveSlot, sequenceOf, slotsIn } from './slot.ts';

/** A record that the report names and that cannot be read; the others are not lost with it. */
export interface UnreadableRecord {
  /** Its place among the months, 0 = the newest. */
  readonly position: number;
  /** The record slot on the card, 0 to 13. */
  readonly slot: number;
  readonly field: RecordField;
  /** What stands there instead of that field's digits. */
  readonly text: string;
}

/** What the meter tells the centre (docs/card.md §5). */
export interface Report extends MeterNews {
  readonly sequence: number;
  /** The readable months, newest first. */
  readonly records: readonly LoadProfileRecord[];
  readonly unreadableRecords: readonly UnreadableRecord[];
}

/** The live report of an image: its header slot and where its months lie. */
export interface LiveReport extends LiveSlot {
  /** Record slots, newest month first. */
  readonly slots: readonly number[];
}

/** Where a record slot begins in the report image. */
export function recordOffset(slot: number): number {
  return RECORDS_OFFSET - REPORT_IMAGE_OFFSET + slot * RECORD_BYTES;
}

/** The 32 bytes of a record slot of the report image. */
export function recordBytes(image: Uint8Array, slot: number): Uint8Array {
  return image.slice(recordOffset(slot), recordOffset(slot) + RECORD_BYTES);
}

/** The sequence of a report slot that is valid together with the records it names; else null. */
export function reportSequence(slot: Uint8Array, image: Uint8Array): number | null {
  const slots = namedSlots(contentOf(slot));
  return slots === null
    ? null
    : sequenceOf(REPORT, slot, concatBytes(slots.map((number) => recordBytes(image, number))));
}

/** The live report of the 592 bytes, not yet read; null when the area is blank. */
export function liveReport(image: Uint8Array): LiveReport | null {
  if (image.length !== REPORT_IMAGE_BYTES) {
    throw new RangeError(`a report image has ${REPORT_IMAGE_BYTES} bytes`);
  }
  const live = liveSlot(slotsIn(REPORT, image, REPORT_IMAGE_OFFSET), (slot) =>
    reportSequence(slot, image),
  );
  const slots = live === null ? null : namedSlots(contentOf(live.bytes));
  return live === null || slots === null ? null : { ...live, slots };
}

/**
 * The report in an image of 592 bytes, as the counter passes it on. Null when the area is blank,
 * or when the live slot carries no meter number. RangeError for another length.
 */
export function decodeReportImage(image: Uint8Array): Report | null {
  const live = liveReport(image);
  const news = live === null ? null : decodeReportContent(contentOf(live.bytes));
  if (live === null || news === null) {
    return null;
  }
  const records: LoadProfileRecord[] = [];
  const unreadableRecords: UnreadableRecord[] = [];
  live.slots.forEach((slot, position) => {
    const reading = decodeRecord(recordBytes(image, slot));
    if (reading.ok) {
      records.push(reading.record);
    } else {
      unreadableRecords.push({ position, slot, field: reading.field, text: reading.text });
    }
  });
  return { ...news, sequence: live.sequence, records, unreadableRecords };
}

/** What the MAC of a report image's live slot says; null when the area is blank. RangeError for another length than 592 bytes. */
export function reportProof(
  image: Uint8Array,
  keyOf: (version: number) => CardKey | null,
): Proof | null {
  const live = liveReport(image);
  if (live === null) return null;
  const records = concatBytes(live.slots.map((slot) => recordBytes(image, slot)));
  return proofOf(live.bytes, keyOf, records);
}
