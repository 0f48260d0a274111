import { crc32 } from './crc32.ts';
import { isZero, readTable, toBytes, toHex, writeTable } from './table.ts';

/** An area behind the map, as the directory of §1 lists it. */
export interface FurtherArea {
  readonly code: number;
  readonly slotBytes: number;
  readonly offset: number;
}

const HEAD_TABLE = [
  ['magic', 'hex', 3],
  ['count', 'uint', 1],
] as const;
const AREA_TABLE = [
  ['code', 'uint', 1],
  ['slotUnits', 'uint', 1],
  ['offsetUnits', 'uint', 2],
] as const;
const CRC_TABLE = [['crc', 'uint', 4]] as const;

const MAGIC = '534401';
const AREAS = 4;
const AREA_DIGITS = 8;
const CHECKED_DIGITS = 40;
const UNIT_BYTES = 16;
const FIRST_OFFSET = 896;

/** §1: the areas that the first 24 bytes of the map list; null when they are no directory. */
export function readDirectory(image: Uint8Array): readonly FurtherArea[] | null {
  const hex = toHex(image.subarray(0, 24));
  const { magic, count } = readTable(HEAD_TABLE, hex);
  const { crc } = readTable(CRC_TABLE, hex.slice(CHECKED_DIGITS));
  const checked = hex.slice(0, CHECKED_DIGITS);
  if (magic !== MAGIC || count > AREAS || crc !== crc32(toBytes(checked))) return null;
  const rows = checked.slice(AREA_DIGITS).match(/.{8}/g) ?? [];
  if (!isZero(rows.slice(count).join(''))) return null;
  return rows.slice(0, count).map((row) => {
    const { code, slotUnits, offsetUnits } = readTable(AREA_TABLE, row);
    return { code, slotBytes: slotUnits * UNIT_BYTES, offset: offsetUnits * UNIT_BYTES };
  });
}

/** §1: 24 bytes. RangeError for what the page does not allow. */
export function buildDirectory(areas: readonly FurtherArea[]): Uint8Array {
  if (areas.length > AREAS) throw new RangeError(`${areas.length} further areas`);
  const rows = areas.map(({ code, slotBytes, offset }) => {
    if (code < 4 || offset < FIRST_OFFSET) throw new RangeError(`area ${code} at ${offset}`);
    const row = { code, slotUnits: slotBytes / UNIT_BYTES, offsetUnits: offset / UNIT_BYTES };
    return writeTable(AREA_TABLE, row);
  });
  const head = writeTable(HEAD_TABLE, { magic: MAGIC, count: areas.length });
  const checked = (head + rows.join('')).padEnd(CHECKED_DIGITS, '0');
  return toBytes(checked + writeTable(CRC_TABLE, { crc: crc32(toBytes(checked)) }));
}
