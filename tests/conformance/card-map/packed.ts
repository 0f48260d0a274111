import { RECORD_TABLE } from './layout.ts';
import { isZero, readTable, writeTable } from './table.ts';

/** §9: a load profile record in the 16 bytes of a MIFARE Classic block, bit by bit; all in hexadecimal text. */

/** Name, bits and highest value, from the highest bit of byte 0 on. */
const BITS = [
  ['month', 15, 32767],
  ['voltage', 10, 999],
  ['tamper', 7, 99],
  ['stand', 20, 999999],
  ['credit', 20, 999999],
  ['current', 16, 65535],
  ['cause', 8, 255],
  ['counters', 32, 4294967295],
] as const;
type Name = (typeof BITS)[number][0];
type Numbers = { readonly [N in Name]: number };

const BLOCK_BITS = 128;
const TEXT_BYTES = { stand: 6, credit: 6, voltage: 3, tamper: 2 } as const;
const COUNTERS = ['interruptions', 'lowVoltageEvents', 'overloadTrips', 'tamperEvents'] as const;

/** A block as the 32 bytes of the map that it stands for. */
export function unpack(block: string): string {
  if (isZero(block)) return '0'.repeat(64);
  const numbers = takeApart(block);
  if (numbers === null) return 'f'.repeat(32) + block;
  const padded = (name: keyof typeof TEXT_BYTES) =>
    String(numbers[name]).padStart(TEXT_BYTES[name], '0');
  const year = Math.floor((numbers.month - 1) / 12);
  const month = numbers.month - year * 12;
  const counters = numbers.counters.toString(16).padStart(8, '0').match(/../g) ?? [];
  const counted = COUNTERS.map((name, at) => [name, Number.parseInt(counters[at] ?? '', 16)]);
  return writeTable(RECORD_TABLE, {
    month: String(year).padStart(4, '0') + String(month).padStart(2, '0'),
    stand: padded('stand'),
    credit: padded('credit'),
    voltage: padded('voltage'),
    tamper: padded('tamper'),
    current: numbers.current,
    cause: numbers.cause,
    ...Object.fromEntries(counted),
  });
}

/** The block of a record of 32 bytes; null for one that would not come back as it is. */
export function pack(record: string): string | null {
  if (isZero(record)) return '0'.repeat(32);
  const row = readTable(RECORD_TABLE, record);
  const numbers = {
    month: Number(row.month.slice(0, 4)) * 12 + Number(row.month.slice(4)),
    voltage: Number(row.voltage),
    tamper: Number(row.tamper),
    stand: Number(row.stand),
    credit: Number(row.credit),
    current: row.current,
    cause: row.cause,
    counters: COUNTERS.reduce((sum, name) => sum * 256 + row[name], 0),
  };
  const fits = BITS.every(([name, , most]) => numbers[name] >= 0 && numbers[name] <= most);
  if (!fits) return null;
  const bits = BITS.map(([name, width]) => numbers[name].toString(2).padStart(width, '0')).join('');
  const block = BigInt(`0b${bits}`).toString(16).padStart(32, '0');
  return unpack(block) === record ? block : null;
}

function takeApart(block: string): Numbers | null {
  const bits = BigInt(`0x${block}`).toString(2).padStart(BLOCK_BITS, '0');
  let at = 0;
  const found = BITS.map(([name, width, most]) => {
    const value = Number.parseInt(bits.slice(at, at + width), 2);
    at += width;
    return { name, value, sound: value <= most };
  });
  const numbers = Object.fromEntries(found.map(({ name, value }) => [name, value])) as Numbers;
  return found.every(({ sound }) => sound) && numbers.month > 0 ? numbers : null;
}
