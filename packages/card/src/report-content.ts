import { readAscii, readUint, writeAscii, writeUint } from './bytes.ts';
import { isMeterNo } from './identity-number.ts';
import { MAILBOX_ENTRIES, MAX_MONTHS, RECORD_SLOTS, REPORT } from './map.ts';

/** What the meter is doing at the moment of the tap (docs/card.md §5, offset 18). */
export interface PresentState {
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  readonly overload: boolean;
  readonly keypadLocked: boolean;
}

/** What became of the last mailbox that the meter dealt with. */
export interface Acknowledgement {
  /** 0 = the meter has dealt with none. */
  readonly mailboxSequence: number;
  /** Five codes of docs/card.md §6, one for each entry of the mailbox. */
  readonly results: readonly number[];
}

/** The meter's news other than its months. */
export interface MeterNews {
  readonly meterNo: string;
  readonly presentState: PresentState;
  /** Total register, tenths of a kWh, rounded down. */
  readonly standDkwh: number;
  /** Credit left, tenths of a kWh, rounded down; may be negative. */
  readonly remainingDkwh: number;
  /** The meter's clock, seconds since 1970-01-01 00:00 UTC. */
  readonly clockSeconds: number;
  readonly acknowledgement: Acknowledgement;
  readonly keyRevision: number;
  readonly tariffIndex: number;
  /** The six digits as a number. */
  readonly supplyGroupCode: number;
}

const NO_SLOT = 0xf;
const SLOT_MAP_OFFSET = 12;

const stateBits = [
  { field: 'tamper', bit: 1 },
  { field: 'lowCredit', bit: 2 },
  { field: 'supplyOff', bit: 4 },
  { field: 'overload', bit: 8 },
  { field: 'keypadLocked', bit: 16 },
] as const;

/** The 56 bytes of a report's content. `slots` are the record slots of its months, newest first. */
export function encodeReportContent(news: MeterNews, slots: readonly number[]): Uint8Array {
  if (!isMeterNo(news.meterNo)) {
    throw new RangeError('a meter number has 11 digits');
  }
  const { acknowledgement } = news;
  if (slots.length > MAX_MONTHS || acknowledgement.results.length > MAILBOX_ENTRIES) {
    throw new RangeError('too many months or results for a report');
  }
  const content = new Uint8Array(REPORT.contentBytes);
  writeAscii(content, 0, news.meterNo);
  writeUint(content, 11, 1, slots.length);
  for (let index = 0; index < MAX_MONTHS; index += 2) {
    const pair = (slots[index] ?? NO_SLOT) * 16 + (slots[index + 1] ?? NO_SLOT);
    writeUint(content, SLOT_MAP_OFFSET + index / 2, 1, pair);
  }
  const state = stateBits.reduce(
    (bits, { field, bit }) => (news.presentState[field] ? bits + bit : bits),
    0,
  );
  writeUint(content, 18, 2, state);
  writeUint(content, 20, 4, news.standDkwh);
  writeSigned32(content, 24, news.remainingDkwh);
  writeUint(content, 28, 4, news.clockSeconds);
  writeUint(content, 32, 4, acknowledgement.mailboxSequence);
  acknowledgement.results.forEach((result, index) => {
    writeUint(content, 36 + index, 1, result);
  });
  writeUint(content, 41, 1, news.keyRevision);
  writeUint(content, 42, 1, news.tariffIndex);
  writeUint(content, 43, 3, news.supplyGroupCode);
  return content;
}

/** The news in a report's content; null when its meter number is none. */
export function decodeReportContent(content: Uint8Array): MeterNews | null {
  const meterNo = readAscii(content, 0, 11);
  if (!isMeterNo(meterNo)) {
    return null;
  }
  const state = readUint(content, 18, 2);
  const has = (bit: number): boolean => (state & bit) !== 0;
  return {
    meterNo,
    presentState: {
      tamper: has(1),
      lowCredit: has(2),
      supplyOff: has(4),
      overload: has(8),
      keypadLocked: has(16),
    },
    standDkwh: readUint(content, 20, 4),
    remainingDkwh: readUint(content, 24, 4) | 0,
    clockSeconds: readUint(content, 28, 4),
    acknowledgement: {
      mailboxSequence: readUint(content, 32, 4),
      results: Array.from(content.subarray(36, 36 + MAILBOX_ENTRIES)),
    },
    keyRevision: readUint(content, 41, 1),
    tariffIndex: readUint(content, 42, 1),
    supplyGroupCode: readUint(content, 43, 3),
  };
}

/**
 * The record slots that a report's content names, newest month first; null when the slot map is not sound: a slot
 * that does not exist or is named twice, or anything but `F` behind the last month.
 */
export function namedSlots(content: Uint8Array): readonly number[] | null {
  const months = readUint(content, 11, 1);
  const map = Array.from({ length: MAX_MONTHS }, (_, index) => {
    const pair = readUint(content, SLOT_MAP_OFFSET + Math.floor(index / 2), 1);
    return index % 2 === 0 ? pair >> 4 : pair & 0xf;
  });
  const slots = map.slice(0, months);
  const sound =
    months <= MAX_MONTHS &&
    slots.every((slot) => slot < RECORD_SLOTS) &&
    new Set(slots).size === slots.length &&
    map.slice(months).every((slot) => slot === NO_SLOT);
  return sound ? slots : null;
}

function writeSigned32(bytes: Uint8Array, offset: number, value: number): void {
  if ((value | 0) !== value) {
    throw new RangeError(`${value} does not fit in 4 signed bytes`);
  }
  writeUint(bytes, offset, 4, value >>> 0);
}
