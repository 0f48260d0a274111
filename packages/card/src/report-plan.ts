import type { CardKeyring } from './authenticity/keys.ts';
import { keyVersionOf, proofOf } from './authenticity/proof.ts';
import { concatBytes, equalBytes } from './bytes.ts';
import { MAC_BYTES, MAX_MONTHS, RECORD_SLOTS, REPORT } from './map.ts';
import { decodeRecord, encodeRecord, type LoadProfileRecord } from './record.ts';
import { type LiveReport, liveReport, recordBytes } from './report.ts';
import { decodeReportContent, encodeReportContent, type MeterNews } from './report-content.ts';
import { contentOf, encodeSlot } from './slot.ts';

/** What the meter has to tell: its present state and the months it knows, newest first, twelve at most. */
export interface ReportUpdate extends MeterNews {
  readonly records: readonly LoadProfileRecord[];
}

/** The next commit towards an update: which header slot, what goes there, and the new records. */
export interface ReportCommit {
  readonly targetIndex: 0 | 1;
  readonly slot: Uint8Array;
  readonly sequence: number;
  readonly records: readonly { readonly slot: number; readonly bytes: Uint8Array }[];
}

/** A month that stands on the card, or (slot null) has yet to be written. */
interface Month {
  readonly month: string;
  readonly bytes: Uint8Array;
  readonly slot: number | null;
}

type MonthOnCard = Month & { readonly slot: number };

/**
 * The next commit that brings the image nearer to the update (docs/card.md §7); null when it holds the update already.
 * Months that only the card knows stay until twelve newer ones are there, if the card's report is of the same meter and, for a meter with
 * keys, signed by it.
 */
export function nextReportCommit(
  image: Uint8Array,
  update: ReportUpdate,
  keys: CardKeyring | null = null,
): ReportCommit | null {
  const key = keys?.current ?? null;
  const live = liveReport(image);
  const liveNews = live === null ? null : decodeReportContent(contentOf(live.bytes));
  const signed = live !== null && isSigned(image, live, keys);
  // The months and news of another meter, or of a forger, must never appear under the signature of this one.
  const ownNews = liveNews?.meterNo === update.meterNo && signed ? liveNews : null;
  const held = live === null || ownNews === null ? [] : monthsOf(image, live);
  const wanted = newest<Month>([...held, ...monthsToTell(held, update.records)]);
  const missing = wanted.filter((month) => month.slot === null).reverse();
  const free = freeSlots(live);
  const records = missing.slice(0, free.length).map((month, index) => ({
    ...month,
    slot: free[index] ?? RECORD_SLOTS,
  }));
  const isLast = records.length === missing.length;
  const news = isLast || ownNews === null ? update : ownNews;
  const months = newest<MonthOnCard>([...held, ...records]);
  const content = encodeReportContent(
    news,
    months.map((month) => month.slot),
  );
  const stays = live !== null && signed && keyVersionOf(live.bytes) === (key?.version ?? 0);
  if (
    stays &&
    records.length === 0 &&
    equalBytes(unsigned(content), unsigned(contentOf(live.bytes)))
  ) {
    return null;
  }
  const sequence = (live?.sequence ?? 0) + 1;
  return {
    targetIndex: live?.index === 0 ? 1 : 0,
    slot: encodeSlot(REPORT, sequence, content, {
      records: concatBytes(months.map((month) => month.bytes)),
      key,
    }),
    sequence,
    records,
  };
}

/** Whether the live report bears what the meter would put there: its own signature under any version, none without keys. */
function isSigned(image: Uint8Array, live: LiveReport, keys: CardKeyring | null): boolean {
  const records = concatBytes(live.slots.map((slot) => recordBytes(image, slot)));
  return keys === null
    ? keyVersionOf(live.bytes) === 0
    : proofOf(live.bytes, keys.of, records) === 'verified';
}

function unsigned(content: Uint8Array): Uint8Array {
  return content.subarray(0, content.length - MAC_BYTES);
}

/** The readable months of the live report. An unreadable one is given up when the next report is written. */
function monthsOf(image: Uint8Array, live: LiveReport): readonly MonthOnCard[] {
  return live.slots.flatMap((slot) => {
    const bytes = recordBytes(image, slot);
    const reading = decodeRecord(bytes);
    return reading.ok ? [{ month: reading.record.month, bytes, slot }] : [];
  });
}

/** The update's months that the card does not hold with the same values, whatever padding they have there. */
function monthsToTell(
  held: readonly MonthOnCard[],
  records: readonly LoadProfileRecord[],
): readonly Month[] {
  return records.flatMap((record) => {
    const bytes = encodeRecord(record);
    const known = held.some((month) => {
      const reading = decodeRecord(month.bytes);
      return reading.ok && equalBytes(encodeRecord(reading.record), bytes);
    });
    return known ? [] : [{ month: record.month, bytes, slot: null }];
  });
}

/** The twelve newest, newest first. Of two with the same month the later in the list counts. */
function newest<T extends Month>(months: readonly T[]): readonly T[] {
  const byMonth = new Map(months.map((month) => [month.month, month]));
  return [...byMonth.values()]
    .sort((left, right) => (left.month < right.month ? 1 : -1))
    .slice(0, MAX_MONTHS);
}

function freeSlots(live: LiveReport | null): readonly number[] {
  return Array.from({ length: RECORD_SLOTS }, (_, slot) => slot).filter(
    (slot) => live === null || !live.slots.includes(slot),
  );
}
