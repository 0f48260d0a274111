import { readAscii, readUint, writeAscii, writeUint } from './bytes.ts';
import { RECORD_BYTES } from './map.ts';

/** A month of the load profile: table 3-1 of the SOP and the extension of docs/card.md §5. */
export interface LoadProfileRecord {
  /** YYYYMM. */
  readonly month: string;
  /** Total register at the month's end. */
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  /** 0 normal, 8 tamper; any other value is unknown and kept as it is. */
  readonly tamper: number;
  /** Tenths of an ampere; null = not measured. */
  readonly currentDa: number | null;
  /** A number of docs/card.md §5: 0 none, 1 to 8, 255 not known. */
  readonly tamperCause: number;
  /** 255 here and in the next three means 255 or more. */
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
}

/** A record, or which of its fields cannot be read and what stands there. */
export type RecordReading =
  | { readonly ok: true; readonly record: LoadProfileRecord }
  | { readonly ok: false; readonly field: RecordField; readonly text: string };

export type RecordField = 'month' | 'standKwh' | 'remainingKwh' | 'voltageV' | 'tamper';

const NOT_MEASURED = 0xffff;

const textFields = [
  { field: 'standKwh', offset: 6, length: 6 },
  { field: 'remainingKwh', offset: 12, length: 6 },
  { field: 'voltageV', offset: 18, length: 3 },
  { field: 'tamper', offset: 21, length: 2 },
] as const;

const byteFields = [
  { field: 'tamperCause', offset: 25 },
  { field: 'outages', offset: 26 },
  { field: 'lowVoltageEvents', offset: 27 },
  { field: 'overloads', offset: 28 },
  { field: 'tamperEvents', offset: 29 },
] as const;

/** True for a month written YYYYMM. */
export function isMonth(text: string): boolean {
  return /^\d{4}(0[1-9]|1[0-2])$/.test(text);
}

/** The 32 bytes of a record, zero-padded as the map is written. RangeError when a field does not fit. */
export function encodeRecord(record: LoadProfileRecord): Uint8Array {
  if (!isMonth(record.month)) {
    throw new RangeError('a month is written YYYYMM');
  }
  const bytes = new Uint8Array(RECORD_BYTES);
  writeAscii(bytes, 0, record.month);
  for (const { field, offset, length } of textFields) {
    writeAscii(bytes, offset, padded(field, record[field], length));
  }
  if (record.currentDa === NOT_MEASURED) {
    throw new RangeError('a current of FFFF would read as not measured');
  }
  writeUint(bytes, 23, 2, record.currentDa ?? NOT_MEASURED);
  for (const { field, offset } of byteFields) {
    writeUint(bytes, offset, 1, record[field]);
  }
  return bytes;
}

function padded(field: RecordField, value: number, length: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 10 ** length) {
    throw new RangeError(`${field} ${value} does not fit in ${length} digits`);
  }
  return String(value).padStart(length, '0');
}

/**
 * Reads 32 bytes as a record. Table 3-1 of the SOP pads with zeros and table 3-2 does not,
 * so digits may have zeros before them or blanks on either side.
 */
export function decodeRecord(bytes: Uint8Array): RecordReading {
  if (bytes.length !== RECORD_BYTES) {
    throw new RangeError(`a record has ${RECORD_BYTES} bytes`);
  }
  const month = readAscii(bytes, 0, 6);
  if (!isMonth(month)) {
    return { ok: false, field: 'month', text: month };
  }
  const numbers = { standKwh: 0, remainingKwh: 0, voltageV: 0, tamper: 0 };
  for (const { field, offset, length } of textFields) {
    const text = readAscii(bytes, offset, length);
    if (!/^ *\d+ *$/.test(text)) {
      return { ok: false, field, text };
    }
    numbers[field] = Number(text.trim());
  }
  const current = readUint(bytes, 23, 2);
  return {
    ok: true,
    record: {
      month,
      ...numbers,
      currentDa: current === NOT_MEASURED ? null : current,
      tamperCause: readUint(bytes, 25, 1),
      outages: readUint(bytes, 26, 1),
      lowVoltageEvents: readUint(bytes, 27, 1),
      overloads: readUint(bytes, 28, 1),
      tamperEvents: readUint(bytes, 29, 1),
    },
  };
}
