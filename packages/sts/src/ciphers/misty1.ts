import { type BytesOrHex, keyBytes } from '../bytes.ts';
import type { BlockCipher } from './block-cipher.ts';
import { S7, S9 } from './misty1-tables.ts';

// Reads from the tables and the schedule are marked `as number`: every index is masked to the table's size.

/** MISTY1 with eight rounds (RFC 2994): encryption algorithm 11. The key is 16 bytes, most significant first. */
export class Misty1 implements BlockCipher {
  /** K in 0-7, K' in 8-15 (RFC 2994, 2.2). */
  readonly #keys: Uint16Array;

  /** Throws STS_KEY when the key is not 16 bytes. */
  constructor(key: BytesOrHex) {
    const bytes = keyBytes('An EA11 decoder key', key, 16);
    const keys = new Uint16Array(16);
    for (let i = 0; i < 8; i++) {
      keys[i] = ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number);
    }
    for (let i = 0; i < 8; i++) {
      keys[i + 8] = fi(keys[i] as number, keys[(i + 1) & 7] as number);
    }
    this.#keys = keys;
  }

  encrypt(block: Int32Array): void {
    const keys = this.#keys;
    let left = block[0] as number;
    let right = block[1] as number;
    for (let round = 0; round < 8; round += 2) {
      left = flEven(left, keys, round >> 1);
      right = flOdd(right, keys, round >> 1);
      right ^= fo(left, keys, round);
      left ^= fo(right, keys, round + 1);
    }
    block[1] = flEven(left, keys, 4);
    block[0] = flOdd(right, keys, 4);
  }

  decrypt(block: Int32Array): void {
    const keys = this.#keys;
    let left = flEvenInverse(block[1] as number, keys, 4);
    let right = flOddInverse(block[0] as number, keys, 4);
    for (let round = 6; round >= 0; round -= 2) {
      left ^= fo(right, keys, round + 1);
      right ^= fo(left, keys, round);
      left = flEvenInverse(left, keys, round >> 1);
      right = flOddInverse(right, keys, round >> 1);
    }
    block[0] = left;
    block[1] = right;
  }
}

/** The 16-bit function of RFC 2994, 2.3.2; `key` holds 7 bits above 9 bits. */
function fi(value: number, key: number): number {
  const seven = value & 0x7f;
  const nine = (S9[value >>> 7] as number) ^ seven;
  const keyedSeven = (S7[seven] as number) ^ (nine & 0x7f) ^ (key >>> 9);
  return (keyedSeven << 9) | ((S9[nine ^ (key & 0x1ff)] as number) ^ keyedSeven);
}

/** The 32-bit function of RFC 2994, 2.3.1, of round `k`. */
function fo(value: number, keys: Uint16Array, k: number): number {
  let high = (value >>> 16) ^ (keys[k] as number);
  let low = value & 0xffff;
  high = fi(high, keys[((k + 5) & 7) + 8] as number) ^ low;
  low ^= keys[(k + 2) & 7] as number;
  low = fi(low, keys[((k + 1) & 7) + 8] as number) ^ high;
  high ^= keys[(k + 7) & 7] as number;
  high = fi(high, keys[((k + 3) & 7) + 8] as number) ^ low;
  low ^= keys[(k + 4) & 7] as number;
  return (low << 16) | high;
}

// The linear layer FL (RFC 2994, 2.3.3). Its subkeys differ for even and odd layers; `i` is the layer's pair.

function flEven(value: number, keys: Uint16Array, i: number): number {
  const low = (value & 0xffff) ^ ((value >>> 16) & (keys[i] as number));
  const high = (value >>> 16) ^ (low | (keys[((i + 6) & 7) + 8] as number));
  return (high << 16) | low;
}

function flOdd(value: number, keys: Uint16Array, i: number): number {
  const low = (value & 0xffff) ^ ((value >>> 16) & (keys[((i + 2) & 7) + 8] as number));
  const high = (value >>> 16) ^ (low | (keys[(i + 4) & 7] as number));
  return (high << 16) | low;
}

function flEvenInverse(value: number, keys: Uint16Array, i: number): number {
  const high = (value >>> 16) ^ ((value & 0xffff) | (keys[((i + 6) & 7) + 8] as number));
  const low = (value & 0xffff) ^ (high & (keys[i] as number));
  return (high << 16) | low;
}

function flOddInverse(value: number, keys: Uint16Array, i: number): number {
  const high = (value >>> 16) ^ ((value & 0xffff) | (keys[(i + 4) & 7] as number));
  const low = (value & 0xffff) ^ (high & (keys[((i + 2) & 7) + 8] as number));
  return (high << 16) | low;
}
