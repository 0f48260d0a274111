import { concatBytes, isZero, readAscii, readUint, writeAscii, writeUint } from '../../bytes.ts';
import { RECORD_BYTES } from '../../map.ts';
import { BLOCK_BYTES } from './chip.ts';

/**
 * A load profile record (32 bytes of the map) in one block of 16 bytes, bit by bit in docs/card.md §9: month, voltage and tamper in
 * 32 bits, stand and remaining credit in 40, the seven bytes from the current to the last counter as they are.
 */

const MONTH_MAX = 2 ** 15 - 1;
const KWH_SPAN = 2 ** 20;
/** Bytes 23 to 29 of a record: current, tamper cause, four counters. */
const TAIL = { from: 23, to: 30 } as const;
const TAIL_IN_BLOCK = 9;

const textFields = {
  year: { offset: 0, digits: 4 },
  month: { offset: 4, digits: 2 },
  stand: { offset: 6, digits: 6 },
  remaining: { offset: 12, digits: 6 },
  voltage: { offset: 18, digits: 3 },
  tamper: { offset: 21, digits: 2 },
} as const;

type Field = keyof typeof textFields;
type Numbers = Readonly<Record<Field, number>>;

/**
 * The block of a record; of 32 zero bytes (no record) a zero block. RangeError for what would not come back byte for byte: fields that are
 * not zero-padded digits, a month before 0000-01 or after 2730-07, reserved bytes that are not zero.
 */
export function packRecord(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== RECORD_BYTES) throw new RangeError(`a record has ${RECORD_BYTES} bytes`);
  const block = new Uint8Array(BLOCK_BYTES);
  if (isZero(bytes)) return block;
  const numbers: Numbers = {
    year: digitsIn(bytes, 'year'),
    month: digitsIn(bytes, 'month'),
    stand: digitsIn(bytes, 'stand'),
    remaining: digitsIn(bytes, 'remaining'),
    voltage: digitsIn(bytes, 'voltage'),
    tamper: digitsIn(bytes, 'tamper'),
  };
  const monthNo = 12 * numbers.year + numbers.month;
  const isMonth = numbers.month >= 1 && numbers.month <= 12 && monthNo <= MONTH_MAX;
  if (!isMonth || !isZero(bytes.subarray(TAIL.to))) throw notPackable();
  writeUint(block, 0, 4, (monthNo * 2 ** 10 + numbers.voltage) * 2 ** 7 + numbers.tamper);
  writeUint(block, 4, 5, numbers.stand * KWH_SPAN + numbers.remaining);
  block.set(bytes.subarray(TAIL.from, TAIL.to), TAIL_IN_BLOCK);
  return block;
}

/**
 * The 32 bytes of the record in a block, zero-padded as the map is written. A block that packRecord never makes (torn, foreign) comes as 16
 * bytes FF and the block itself: no record to anybody, and never equal to one.
 */
export function unpackRecord(block: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(RECORD_BYTES);
  if (isZero(block)) return bytes;
  const head = readUint(block, 0, 4);
  const monthNo = Math.floor(head / 2 ** 17);
  const month = ((monthNo + 11) % 12) + 1;
  const energy = readUint(block, 4, 5);
  const numbers: Numbers = {
    year: (monthNo - month) / 12,
    month,
    stand: Math.floor(energy / KWH_SPAN),
    remaining: energy % KWH_SPAN,
    voltage: Math.floor(head / 2 ** 7) % 2 ** 10,
    tamper: head % 2 ** 7,
  };
  const fields = Object.keys(textFields) as Field[];
  if (monthNo === 0 || fields.some((field) => numbers[field] >= 10 ** textFields[field].digits)) {
    return concatBytes([new Uint8Array(BLOCK_BYTES).fill(0xff), block]);
  }
  for (const field of fields) {
    const { offset, digits } = textFields[field];
    writeAscii(bytes, offset, String(numbers[field]).padStart(digits, '0'));
  }
  bytes.set(block.subarray(TAIL_IN_BLOCK), TAIL.from);
  return bytes;
}

function digitsIn(bytes: Uint8Array, field: Field): number {
  const { offset, digits } = textFields[field];
  const text = readAscii(bytes, offset, digits);
  if (!/^\d+$/.test(text)) throw notPackable();
  return Number(text);
}

function notPackable(): RangeError {
  return new RangeError('not a record that comes back from a block of 16 bytes as it was');
}
