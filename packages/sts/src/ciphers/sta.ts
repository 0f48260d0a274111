import { type BytesOrHex, keyBytes } from '../bytes.ts';
import type { BlockCipher } from './block-cipher.ts';
import { type StaLookup, staLookup } from './sta-lookup.ts';
import type { StaTables } from './sta-tables.ts';

// Reads from the tables are marked `as number`: every index is masked to the table's size.

/** The Standard Transfer Algorithm (IEC 62055-41, 6.5.5; 7.3.4): encryption algorithm 07, 64-bit key, 16 rounds. */
export class Sta implements BlockCipher {
  readonly #lookup: StaLookup;
  /** For round r and byte position p, at 8 r + p: `variant * 256`, with the position's own offset left out. */
  readonly #variants: Uint16Array;

  /** Throws STS_KEY when the key is not 8 bytes, STS_FORMAT when the tables cannot be used. */
  constructor(key: BytesOrHex, tables: StaTables) {
    this.#lookup = staLookup(tables);
    this.#variants = variantsOf(keyBytes('An EA07 decoder key', key, 8));
  }

  encrypt(block: Int32Array): void {
    const { encryptHigh, encryptLow } = this.#lookup;
    for (let round = 0; round < 16; round++) {
      lookUp(block, encryptHigh, encryptLow, this.#variants, round * 8);
    }
  }

  decrypt(block: Int32Array): void {
    const { decryptHigh, decryptLow, unpermuteHigh, unpermuteLow, unsubstitute } = this.#lookup;
    unpermute(block, unpermuteHigh, unpermuteLow);
    // Each step undoes the substitution of one round and the permutation of the round before it.
    for (let round = 15; round > 0; round--) {
      lookUp(block, decryptHigh, decryptLow, this.#variants, round * 8);
    }
    block[0] = undo(block[0] as number, unsubstitute, this.#variants, 4);
    block[1] = undo(block[1] as number, unsubstitute, this.#variants, 0);
  }
}

function lookUp(
  block: Int32Array,
  high: Int32Array,
  low: Int32Array,
  variants: Uint16Array,
  at: number,
): void {
  const left = block[0] as number;
  const right = block[1] as number;
  const a = (variants[at] as number) | (right & 255);
  const b = 0x0400 | (variants[at + 1] as number) | ((right >>> 8) & 255);
  const c = 0x0800 | (variants[at + 2] as number) | ((right >>> 16) & 255);
  const d = 0x0c00 | (variants[at + 3] as number) | (right >>> 24);
  const e = 0x1000 | (variants[at + 4] as number) | (left & 255);
  const f = 0x1400 | (variants[at + 5] as number) | ((left >>> 8) & 255);
  const g = 0x1800 | (variants[at + 6] as number) | ((left >>> 16) & 255);
  const h = 0x1c00 | (variants[at + 7] as number) | (left >>> 24);
  block[0] =
    (high[a] as number) |
    (high[b] as number) |
    (high[c] as number) |
    (high[d] as number) |
    (high[e] as number) |
    (high[f] as number) |
    (high[g] as number) |
    (high[h] as number);
  block[1] =
    (low[a] as number) |
    (low[b] as number) |
    (low[c] as number) |
    (low[d] as number) |
    (low[e] as number) |
    (low[f] as number) |
    (low[g] as number) |
    (low[h] as number);
}

function unpermute(block: Int32Array, high: Int32Array, low: Int32Array): void {
  let left = 0;
  let right = 0;
  for (let position = 0; position < 8; position++) {
    const word = block[position < 4 ? 1 : 0] as number;
    const index = (position << 8) | ((word >>> ((position & 3) * 8)) & 255);
    left |= high[index] as number;
    right |= low[index] as number;
  }
  block[0] = left;
  block[1] = right;
}

function undo(word: number, bytes: Uint8Array, variants: Uint16Array, at: number): number {
  return (
    (bytes[(variants[at] as number) | (word & 255)] as number) |
    ((bytes[(variants[at + 1] as number) | ((word >>> 8) & 255)] as number) << 8) |
    ((bytes[(variants[at + 2] as number) | ((word >>> 16) & 255)] as number) << 16) |
    ((bytes[(variants[at + 3] as number) | (word >>> 24)] as number) << 24)
  );
}

/**
 * The choice of table in each nibble and round. Encryption complements the key, turns it right by 12 and then left
 * by one each round, and looks at bit 3 of each nibble: for nibble n of round r that is key bit 4 n + 15 - r.
 */
function variantsOf(key: Uint8Array): Uint16Array {
  const variants = new Uint16Array(16 * 8);
  for (let round = 0; round < 16; round++) {
    for (let position = 0; position < 8; position++) {
      const lowNibble = 1 ^ keyBit(key, 8 * position + 15 - round);
      const highNibble = 1 ^ keyBit(key, 8 * position + 19 - round);
      variants[round * 8 + position] = (lowNibble | (highNibble << 1)) << 8;
    }
  }
  return variants;
}

function keyBit(key: Uint8Array, bit: number): number {
  const index = bit & 63;
  return ((key[7 - (index >> 3)] as number) >> (index & 7)) & 1;
}
