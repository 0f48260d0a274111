import { Iso8583Error } from '../error.ts';

/** Where the primary bitmap starts, and how many hex characters a bitmap has. */
export const BITMAP_OFFSET = 4;
export const BITMAP_LENGTH = 16;

/** Value of a hex character by its code; 16 marks what is none. Upper case only, so that a message has one spelling. */
const nibbles = new Uint8Array(256).fill(16);
for (let value = 0; value < 16; value += 1) {
  nibbles['0123456789ABCDEF'.charCodeAt(value)] = value;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).toUpperCase().padStart(2, '0'),
);

/** Half a bitmap: eight hex characters as an unsigned 32-bit number, the first bit highest. */
export function readWord(text: string, offset: number): number {
  let word = 0;
  for (let index = offset; index < offset + 8; index += 1) {
    const nibble = nibbles[text.charCodeAt(index)] ?? 16;
    if (nibble === 16) {
      const place = { field: 1, fieldName: 'bitmap', offset: index };
      throw new Iso8583Error('ISO_BITMAP', place, 'not an upper-case hex character');
    }
    word = (word << 4) | nibble;
  }
  return word >>> 0;
}

/** The eight hex characters of 32 bits. */
export function writeWord(word: number): string {
  return `${hexOfByte[word >>> 24]}${hexOfByte[(word >>> 16) & 255]}${hexOfByte[(word >>> 8) & 255]}${hexOfByte[word & 255]}`;
}
