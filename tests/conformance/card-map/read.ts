import { crc32 } from './crc32.ts';
import { isLater } from './later.ts';
import type { AreaName } from './layout.ts';
import * as layout from './layout.ts';
import { readRecord, recordOffset, recordsFaults } from './record.ts';
import * as rules from './rules.ts';
import type { Identity, LiveSlot, Mailbox, ReadImage, ReadSlot, Report } from './shapes.ts';
import { isZero, readTable, toBytes, toHex } from './table.ts';

interface Parsed<C> {
  readonly content: C;
  readonly faults: readonly string[];
}
type Parse<C> = (hex: string, image: string) => Parsed<C>;

const half = (digit: string): number => Number.parseInt(digit, 16);
const cut = (hex: string, digits: number): readonly string[] =>
  Array.from({ length: hex.length / digits }, (_, at) => hex.slice(at * digits, (at + 1) * digits));

const parseIdentity: Parse<Identity> = (hex) => {
  const content = readTable(layout.IDENTITY_TABLE, hex);
  return { content, faults: rules.identityFaults(content) };
};

const parseMailbox: Parse<Mailbox> = (hex) => {
  const five = cut(hex.slice(0, layout.ENTRIES_DIGITS), layout.ENTRY_DIGITS);
  const entries = five.map((entry) => readTable(layout.ENTRY_TABLE, entry));
  const { reserved } = readTable(layout.MAILBOX_END_TABLE, hex.slice(layout.ENTRIES_DIGITS));
  const stray = isZero(reserved) ? [] : ['reserved bytes of the mailbox are not zero'];
  return { content: { entries }, faults: [...rules.mailboxFaults(entries), ...stray] };
};

const parseReport: Parse<Report> = (hex, image) => {
  const { months, reserved, ...row } = readTable(layout.REPORT_TABLE, hex);
  const slotMap = [...row.slotMap.slice(0, months)].map(half);
  const results = cut(row.results, 2).map(half);
  const records = slotMap.map((slot) => readRecord(image, slot));
  const content = { ...row, slotMap, results, records };
  const stray = isZero(reserved) ? [] : ['reserved bytes of the report are not zero'];
  return { content, faults: [...rules.reportFaults(content), ...recordsFaults(records), ...stray] };
};

/** §2: the records that a report's content names, or why that cannot be told. */
function named(hex: string, image: string): { readonly hex: string } | { readonly why: string } {
  const { months, slotMap } = readTable(layout.REPORT_TABLE, hex);
  const why = rules.slotMapFault(months, slotMap);
  if (why) return { why };
  const offsets = [...slotMap.slice(0, months)].map((digit) => recordOffset(half(digit)) * 2);
  const records = offsets.map((at) => image.slice(at, at + layout.RECORD_BYTES * 2));
  return { hex: records.join('') };
}

/** §2: the first reason why a slot is not valid, in the order in which the page lists the conditions. */
function whyInvalid(area: AreaName, header: string, content: string, image: string): string | null {
  const { code, length } = layout.AREAS[area];
  const row = readTable(layout.HEADER_TABLE, header);
  if (row.magic !== '5354') return 'magic';
  if (row.version !== 1) return 'version';
  if (row.code !== code) return 'area';
  if (row.length !== length) return 'length';
  if (row.sequence === 0) return 'sequence 0';
  const records = area === 'report' ? named(content, image) : { hex: '' };
  if ('why' in records) return records.why;
  const covered = header.slice(0, layout.CHECKED_HEADER_DIGITS) + content + records.hex;
  return crc32(toBytes(covered)) === row.crc ? null : 'CRC';
}

function readSlot<C>(image: string, area: AreaName, offset: number, parse: Parse<C>): ReadSlot<C> {
  const start = offset * 2;
  const middle = start + layout.HEADER_BYTES * 2;
  const header = image.slice(start, middle);
  const hex = image.slice(middle, middle + layout.AREAS[area].length * 2);
  const { sequence, keyVersion, reserved } = readTable(layout.HEADER_TABLE, header);
  const found = { area, offset, sequence, keyVersion, mac: hex.slice(-layout.MAC_DIGITS) };
  const why = whyInvalid(area, header, hex, image);
  if (why) return { ...found, valid: false, why, content: null, faults: [] };
  const { content, faults } = parse(hex, image);
  const stray = isZero(reserved) ? [] : ['reserved byte of the header is not zero'];
  return {
    ...found,
    valid: true,
    content,
    faults: [...rules.frameFaults(found), ...stray, ...faults],
  };
}

const isLive = <C>(slot: ReadSlot<C>): slot is LiveSlot<C> => slot.valid;

/** The valid slot with the higher sequence; of two equal ones slot 0. */
const live = <C>(slots: readonly ReadSlot<C>[]): LiveSlot<C> | null =>
  slots.filter(isLive).sort((a, b) => b.sequence - a.sequence)[0] ?? null;

/** Reads the whole map, 888 bytes; RangeError for any other length. */
export function readImage(bytes: Uint8Array): ReadImage {
  if (bytes.length !== layout.IMAGE_BYTES) throw new RangeError(`${bytes.length} bytes, not 888`);
  const image = toHex(bytes);
  const both = <C>(area: AreaName, parse: Parse<C>) =>
    layout.AREAS[area].offsets.map((offset) => readSlot(image, area, offset, parse));
  const identity = both('identity', parseIdentity);
  const mailbox = both('mailbox', parseMailbox);
  const report = both('report', parseReport);
  const newer = layout.AREA_NAMES.filter((area) =>
    layout.AREAS[area].offsets.some((offset) => isLater(image, area, offset)),
  );
  const ofThisVersion = <C>(area: AreaName, slots: readonly ReadSlot<C>[]) =>
    newer.includes(area) ? null : live(slots);
  return {
    identity: ofThisVersion('identity', identity),
    mailbox: ofThisVersion('mailbox', mailbox),
    report: ofThisVersion('report', report),
    newer,
    slots: [...identity, ...mailbox, ...report],
  };
}

/** Reads the report image of §1, 592 bytes, as it reaches the centre. */
export function readReportImage(bytes: Uint8Array): ReadImage {
  const image = new Uint8Array(layout.REPORT_IMAGE_OFFSET + bytes.length);
  image.set(bytes, layout.REPORT_IMAGE_OFFSET);
  return readImage(image);
}
