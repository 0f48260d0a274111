import { crc32 } from './crc32.ts';
import * as layout from './layout.ts';
import { readTable, toBytes } from './table.ts';

/** §2, *Later versions*: a header like ours with a version above 1, and a CRC that is right over header and content alone. */
export function isLater(image: string, area: layout.AreaName, offset: number): boolean {
  const start = offset * 2;
  const middle = start + layout.HEADER_BYTES * 2;
  const row = readTable(layout.HEADER_TABLE, image.slice(start, middle));
  const content = image.slice(middle, middle + row.length * 2);
  const covered = image.slice(start, start + layout.CHECKED_HEADER_DIGITS) + content;
  return (
    row.magic === '5354' &&
    row.version > 1 &&
    row.code === layout.AREAS[area].code &&
    row.length > 0 &&
    content.length === row.length * 2 &&
    crc32(toBytes(covered)) === row.crc
  );
}
