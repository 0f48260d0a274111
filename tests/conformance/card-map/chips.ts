import { IMAGE_BYTES, RECORD_BYTES, RECORDS_OFFSET } from './layout.ts';
import { pack, unpack } from './packed.ts';
import { toBytes, toHex } from './table.ts';

/** Where §8 to §11 put the 888 bytes of the map on each chip. */

const BLOCK_BYTES = 16;
const BLOCKS = 64;

/** §9, the table of sectors: blocks of a slot, and where its bytes begin in the map and how many they are. */
const CLASSIC_SLOTS = [
  { blocks: [4, 5, 6], offset: 24, bytes: 40 },
  { blocks: [8, 9, 10], offset: 64, bytes: 40 },
  { blocks: [12, 13, 14, 16, 17, 18], offset: 104, bytes: 96 },
  { blocks: [20, 21, 22, 24, 25, 26], offset: 200, bytes: 96 },
  { blocks: [28, 29, 30, 32, 33], offset: 296, bytes: 72 },
  { blocks: [36, 37, 38, 40, 41], offset: 368, bytes: 72 },
] as const;
/** §9: records 0 to 13, a block each. */
const CLASSIC_RECORDS = [34, 42, 44, 45, 46, 48, 49, 50, 52, 53, 54, 56, 57, 58] as const;

/** §9: the map out of the 64 blocks of a MIFARE Classic 1K. */
export function readClassic(chip: Uint8Array): Uint8Array {
  if (chip.length !== BLOCKS * BLOCK_BYTES) throw new RangeError(`${chip.length} bytes, not 1024`);
  const map = new Uint8Array(IMAGE_BYTES);
  const block = (at: number) => chip.slice(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES);
  for (const { blocks, offset, bytes } of CLASSIC_SLOTS) {
    const slot = Buffer.concat(blocks.map(block));
    map.set(slot.subarray(0, bytes), offset);
  }
  CLASSIC_RECORDS.forEach((at, record) => {
    map.set(toBytes(unpack(toHex(block(at)))), RECORDS_OFFSET + record * RECORD_BYTES);
  });
  return map;
}

/** §9: a copy of the chip with the map laid on it; trailers, sector 0 and sector 15 stay. RangeError where a record cannot be packed. */
export function writeClassic(chip: Uint8Array, map: Uint8Array): Uint8Array {
  const written = chip.slice();
  for (const { blocks, offset, bytes } of CLASSIC_SLOTS) {
    blocks.forEach((at, index) => {
      const start = offset + index * BLOCK_BYTES;
      const end = Math.min(start + BLOCK_BYTES, offset + bytes);
      written.fill(0, at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES);
      written.set(map.subarray(start, end), at * BLOCK_BYTES);
    });
  }
  CLASSIC_RECORDS.forEach((at, record) => {
    const start = RECORDS_OFFSET + record * RECORD_BYTES;
    const block = pack(toHex(map.subarray(start, start + RECORD_BYTES)));
    if (block === null) throw new RangeError(`record ${record} cannot be packed`);
    written.set(toBytes(block), at * BLOCK_BYTES);
  });
  return written;
}

type Answer = (apdu: Uint8Array) => Uint8Array;

/** The data of an answer; an error that shows command and status word for any other than the one that is wanted. */
function sent(answer: Answer, command: string, wanted = '9000'): string {
  const hex = toHex(answer(toBytes(command.replaceAll(' ', ''))));
  if (!hex.endsWith(wanted)) throw new Error(`${command}: ${hex}`);
  return hex.slice(0, -4);
}

const byte = (value: number): string => value.toString(16).padStart(2, '0');

/** §8: the map of an NTAG216 by READ BINARY, four pages at a time. */
export function readNtag216(answer: Answer): Uint8Array {
  const last = 222;
  let hex = '';
  for (let page = 4; page <= last; page += 4) hex += sent(answer, `ff b0 00 ${byte(page)} 10`);
  // Pages 224 and 225 are left: a read of four begins at 222.
  hex += sent(answer, `ff b0 00 ${byte(last)} 10`).slice(16);
  return toBytes(hex);
}

/** §10: the files of our application on a DESFire. */
const DESFIRE_FILES = [
  { file: 1, offset: 24, bytes: 80 },
  { file: 2, offset: 104, bytes: 192 },
  { file: 3, offset: 296, bytes: 592 },
] as const;

/** §10: the map of a DESFire, its files read in plain. */
export function readDesfire(answer: Answer): Uint8Array {
  const map = new Uint8Array(IMAGE_BYTES);
  sent(answer, '90 5a 00 00 03 53 54 52 00', '9100');
  for (const { file, offset, bytes } of DESFIRE_FILES) {
    for (let at = 0; at < bytes; at += 224) {
      const length = Math.min(224, bytes - at);
      const where = `${byte(at & 255)} ${byte(at >> 8)} 00 ${byte(length)} 00 00`;
      const hex = sent(answer, `90 ad 00 00 07 ${byte(file)} ${where} 00`, '9100');
      map.set(toBytes(hex), offset + at);
    }
  }
  return map;
}

/** §11: the map of an ISO 7816-4 card, the first 888 bytes of file E1 53. */
export function readIso7816(answer: Answer): Uint8Array {
  sent(answer, '00 a4 04 00 08 f0 53 45 54 52 55 4d 01 00');
  sent(answer, '00 a4 00 0c 02 e1 53');
  let hex = '';
  for (let at = 0; at < IMAGE_BYTES; at += 128) {
    const length = Math.min(128, IMAGE_BYTES - at);
    hex += sent(answer, `00 b0 ${byte(at >> 8)} ${byte(at & 255)} ${byte(length)}`);
  }
  return toBytes(hex);
}
