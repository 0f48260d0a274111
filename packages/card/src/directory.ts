import { equalBytes, readUint, writeUint } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { DIRECTORY_BYTES, MAP_BYTES } from './map.ts';

/** An area of a later version, behind the map (docs/card.md §1): two slots one after the other. */
export interface Extension {
  /** 4 to 255; 1 to 3 are the map's own. */
  readonly code: number;
  /** Of one slot; a multiple of 16. */
  readonly slotBytes: number;
  /** From the first byte of the map, a multiple of 16 and behind it. */
  readonly offset: number;
}

const MAGIC = Uint8Array.of(0x53, 0x44, 0x01);
const HEADER_BYTES = 4;
const ENTRY_BYTES = 4;
const MAX_ENTRIES = 4;
const UNIT_BYTES = 16;
const OWN_CODES = 3;
const SUMMED_BYTES = DIRECTORY_BYTES - 4;

/** The 24 bytes of a directory. RangeError for more than four areas, or one that does not lie behind the map. */
export function encodeDirectory(extensions: readonly Extension[]): Uint8Array {
  if (extensions.length > MAX_ENTRIES) throw new RangeError('a directory names four areas at most');
  const bytes = new Uint8Array(DIRECTORY_BYTES);
  bytes.set(MAGIC);
  bytes[3] = extensions.length;
  extensions.forEach((extension, index) => {
    if (!isBehindTheMap(extension)) throw new RangeError('not behind the map');
    const { code, slotBytes, offset } = extension;
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    writeUint(bytes, at, 1, code);
    writeUint(bytes, at + 1, 1, slotBytes / UNIT_BYTES);
    writeUint(bytes, at + 2, 2, offset / UNIT_BYTES);
  });
  writeUint(bytes, SUMMED_BYTES, 4, crc32(bytes.subarray(0, SUMMED_BYTES)));
  return bytes;
}

/** The areas that a directory names; none when the first 24 bytes of the map are no directory. */
export function decodeDirectory(bytes: Uint8Array): readonly Extension[] {
  const sound =
    bytes.length >= DIRECTORY_BYTES &&
    equalBytes(bytes.subarray(0, MAGIC.length), MAGIC) &&
    readUint(bytes, 3, 1) <= MAX_ENTRIES &&
    readUint(bytes, SUMMED_BYTES, 4) === crc32(bytes.subarray(0, SUMMED_BYTES));
  if (!sound) return [];
  const entries = Array.from({ length: MAX_ENTRIES }, (_, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    return {
      code: readUint(bytes, at, 1),
      slotBytes: readUint(bytes, at + 1, 1) * UNIT_BYTES,
      offset: readUint(bytes, at + 2, 2) * UNIT_BYTES,
    };
  });
  const named = entries.slice(0, readUint(bytes, 3, 1));
  const blank = entries.slice(named.length);
  return named.every(isBehindTheMap) &&
    blank.every(({ code, slotBytes, offset }) => code + slotBytes + offset === 0)
    ? named
    : [];
}

function isBehindTheMap({ code, offset }: Extension): boolean {
  return code > OWN_CODES && offset >= MAP_BYTES;
}
