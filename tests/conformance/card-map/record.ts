import { RECORD_BYTES, RECORD_TABLE, RECORDS_OFFSET } from './layout.ts';
import { orderFaults, recordFaults } from './rules.ts';
import type { ReadRecord } from './shapes.ts';
import { isZero, readTable } from './table.ts';

/** The 23 characters of table 3-1. */
const TEXT_BYTES = 23;
const SHOWN = new Map([
  [0, 'normal'],
  [8, 'tamper'],
] as const);

/** §5: zeros in front, or blanks on either side. Zeros behind a number belong to it. */
function unpad(text: string): string | null {
  return /^ *(\d+) *$/.exec(text)?.[1] ?? null;
}

export const recordOffset = (slot: number): number => RECORDS_OFFSET + slot * RECORD_BYTES;

/** Reads the record in `slot` of the image given as hexadecimal text. */
export function readRecord(image: string, slot: number): ReadRecord {
  const offset = recordOffset(slot);
  const hex = image.slice(offset * 2, (offset + RECORD_BYTES) * 2);
  const row = readTable(RECORD_TABLE, hex);
  const faults: string[] = [];
  const number = (name: 'stand' | 'credit' | 'voltage' | 'tamper'): number | null => {
    const digits = unpad(row[name]);
    if (digits === null) faults.push(`${name} "${row[name]}" is not a number`);
    return digits === null ? null : Number(digits);
  };
  const cause = row.cause === 0xff ? null : row.cause;
  const own = recordFaults({ month: row.month, cause });
  faults.push(...own);
  if (!isZero(row.reserved)) faults.push('reserved bytes are not zero');
  const tamper = number('tamper');
  return {
    slot,
    offset,
    text: Buffer.from(hex.slice(0, TEXT_BYTES * 2), 'hex').toString('latin1'),
    month: recordFaults({ month: row.month, cause: null }).length === 0 ? row.month : null,
    standKwh: number('stand'),
    creditKwh: number('credit'),
    voltageV: number('voltage'),
    tamper,
    tamperShown: (tamper === null ? undefined : SHOWN.get(tamper as 0 | 8)) ?? 'unknown',
    currentDa: row.current === 0xffff ? null : row.current,
    cause,
    interruptions: row.interruptions,
    lowVoltageEvents: row.lowVoltageEvents,
    overloadTrips: row.overloadTrips,
    tamperEvents: row.tamperEvents,
    faults,
  };
}

/** Faults of the records of one header, each with its slot, and of their order. */
export const recordsFaults = (records: readonly ReadRecord[]): readonly string[] => [
  ...records.flatMap(({ slot, faults }) => faults.map((fault) => `record ${slot}: ${fault}`)),
  ...orderFaults(records.map(({ month }) => month)),
];
