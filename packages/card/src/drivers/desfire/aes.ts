import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concatBytes } from '../../bytes.ts';
import { AES_BLOCK } from './chip.ts';

const ZERO_IV = new Uint8Array(AES_BLOCK);

/** AES-128 in CBC mode without padding; the first block is chained to `iv`. */
export function encrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO_IV): Uint8Array {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Uint8Array.from(cipher.update(data));
}

export function decrypt(key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO_IV): Uint8Array {
  const decipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Uint8Array.from(decipher.update(data));
}

/** ISO 9797-1 method 2: 80 and zeros up to a whole block, a whole block of it when there is nothing to fill. */
export function pad(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / AES_BLOCK) + 1) * AES_BLOCK);
  padded.set(concatBytes([data, Uint8Array.of(0x80)]));
  return padded;
}

/** Takes that padding off; null when there is none. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  const end = padded.findLastIndex((byte) => byte !== 0);
  return end >= 0 && padded[end] === 0x80 ? padded.slice(0, end) : null;
}
