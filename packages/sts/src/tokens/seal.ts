import type { BlockCipher } from '../ciphers/block-cipher.ts';
import { tokenCrc } from './crc.ts';
import { digitsOfBlock } from './digits.ts';

// One block for all: everything here is synchronous, and nothing is kept in it between two calls.
const block = new Int32Array(2);

/**
 * Adds the checksum, encrypts and writes 20 digits. `high` and the upper half of `low` hold SubClass and Info.
 * Without a cipher (class 1) the block stays as it is.
 */
export function seal(
  cipher: BlockCipher | null,
  tokenClass: number,
  high: number,
  low: number,
): string {
  return sealWith(cipher, tokenClass, high, low, tokenCrc(tokenClass, high, low));
}

/** The same with a checksum of the caller's. */
export function sealWith(
  cipher: BlockCipher | null,
  tokenClass: number,
  high: number,
  low: number,
  crc: number,
): string {
  block[0] = high;
  block[1] = (low & ~0xffff) | crc;
  cipher?.encrypt(block);
  return digitsOfBlock(tokenClass, block[0] ?? 0, block[1] ?? 0);
}
