import { crc32 } from './crc32.ts';
import type { AreaName } from './layout.ts';
import * as layout from './layout.ts';
import { macOf } from './proof.ts';
import * as rules from './rules.ts';
import type { Entry, Frame, Identity, Mailbox, RecordFields, ReportFields } from './shapes.ts';
import { toBytes, toHex, writeTable } from './table.ts';

const EMPTY: Entry = { kind: 0, token: 0n, reference: '0'.repeat(8) };

/** §2: header, content, MAC; the CRC runs on through the named records. */
function seal(area: AreaName, frame: Frame, fields: string, records = ''): Uint8Array {
  rules.refuse(rules.frameFaults(frame));
  const { code, length } = layout.AREAS[area];
  const { sequence, keyVersion = 0, cardKey } = frame;
  const row = { magic: '5354', version: 1, code, length, keyVersion, sequence };
  const header = writeTable(layout.HEADER_TABLE, { ...row, crc: 0 });
  const checked = header.slice(0, layout.CHECKED_HEADER_DIGITS);
  const mac =
    cardKey === undefined
      ? (frame.mac ?? layout.NO_MAC)
      : macOf(cardKey, checked + fields + records);
  const content = fields + writeTable([['mac', 'hex', 8]], { mac });
  const covered = checked + content + records;
  return toBytes(
    writeTable(layout.HEADER_TABLE, { ...row, crc: crc32(toBytes(covered)) }) + content,
  );
}

/** §3: 40 bytes. RangeError for what the page does not allow; so for all builders. */
export function buildIdentity(fields: Frame & Identity): Uint8Array {
  rules.refuse(rules.identityFaults(fields));
  return seal('identity', fields, writeTable(layout.IDENTITY_TABLE, { ...fields }));
}

/** §4: 96 bytes. Takes up to five entries; the rest are left empty. */
export function buildMailbox(fields: Frame & Mailbox): Uint8Array {
  if (fields.entries.length > 5) throw new RangeError('more than five entries');
  const five = [...fields.entries, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY].slice(0, 5);
  rules.refuse(rules.mailboxFaults(five));
  const hex = five.map((entry) => writeTable(layout.ENTRY_TABLE, { ...entry })).join('');
  return seal('mailbox', fields, hex + writeTable(layout.MAILBOX_END_TABLE, {}));
}

function zeroPadded(name: string, value: number, width: number): string {
  const text = String(value).padStart(width, '0');
  if (!/^\d+$/.test(text) || text.length !== width) {
    throw new RangeError(`${name}: ${value} does not fit ${width} digits`);
  }
  return text;
}

/** §5: 32 bytes, the first 23 of them the characters of table 3-1, padded with zeros. */
export function buildRecord(fields: RecordFields): Uint8Array {
  rules.refuse(rules.recordFaults(fields));
  if (fields.currentDa === 0xffff) throw new RangeError('current FFFF means not measured');
  const row = {
    ...fields,
    stand: zeroPadded('stand', fields.standKwh, 6),
    credit: zeroPadded('credit', fields.creditKwh, 6),
    voltage: zeroPadded('voltage', fields.voltageV, 3),
    tamper: zeroPadded('tamper', fields.tamper, 2),
    current: fields.currentDa ?? 0xffff,
    currentDa: 0,
    cause: fields.cause ?? 0xff,
  };
  return toBytes(writeTable(layout.RECORD_TABLE, row));
}

/** §5: 72 bytes. Takes the bytes of the named records in the order of the slot map, newest first. */
export function buildReportHeader(
  fields: Frame & ReportFields,
  recordsNewestFirst: readonly Uint8Array[],
): Uint8Array {
  const months = fields.slotMap.length;
  const map = fields.slotMap.map((slot) => slot.toString(16)).join('');
  const slotMap = map.padEnd(12, 'f');
  const fault = rules.slotMapFault(months, slotMap);
  rules.refuse([...rules.reportFaults(fields), ...(fault ? [fault] : [])]);
  if (map.length !== months || recordsNewestFirst.length !== months) {
    throw new RangeError(`${recordsNewestFirst.length} records for ${months} named slots`);
  }
  if (recordsNewestFirst.some((record) => record.length !== layout.RECORD_BYTES)) {
    throw new RangeError('a record is not 32 bytes');
  }
  const results = toHex(Uint8Array.from(fields.results));
  const hex = writeTable(layout.REPORT_TABLE, { ...fields, months, slotMap, results });
  return seal('report', fields, hex, recordsNewestFirst.map(toHex).join(''));
}
