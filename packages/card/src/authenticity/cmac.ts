import { createCipheriv, createSecretKey, type KeyObject } from 'node:crypto';

const BLOCK = 16;
const ZERO = new Uint8Array(BLOCK);

/** An AES-128 key for CMAC, with its two subkeys worked out once (RFC 4493, 2.3). */
export interface CmacKey {
  readonly key: KeyObject;
  /** For a last block that is whole. */
  readonly k1: Uint8Array;
  /** For a last block that was padded. */
  readonly k2: Uint8Array;
}

/** RangeError when the key has not 16 bytes. */
export function cmacKey(key: Uint8Array): CmacKey {
  if (key.length !== BLOCK) throw new RangeError('an AES-128 key has 16 bytes');
  const secret = createSecretKey(key);
  const k1 = doubled(lastBlock(secret, ZERO));
  return { key: secret, k1, k2: doubled(k1) };
}

/** AES-CMAC of RFC 4493: 16 bytes. */
export function aesCmac(key: CmacKey | Uint8Array, message: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK));
  return paddedCmac(key instanceof Uint8Array ? cmacKey(key) : key, message, blocks * BLOCK);
}

/** The same over a message that is padded to `length` bytes, a multiple of 16: more than RFC 4493 asks for only in AN10922. */
export function paddedCmac(
  { key, k1, k2 }: CmacKey,
  message: Uint8Array,
  length: number,
): Uint8Array {
  const padded = new Uint8Array(length);
  padded.set(message);
  if (message.length < length) padded[message.length] = 0x80;
  const last = padded.subarray(length - BLOCK);
  const subkey = message.length < length ? k2 : k1;
  for (let index = 0; index < BLOCK; index += 1)
    last[index] = (last[index] ?? 0) ^ (subkey[index] ?? 0);
  return lastBlock(key, padded);
}

/** The last block of a CBC encryption that begins with zero. */
function lastBlock(key: KeyObject, blocks: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-128-cbc', key, ZERO).setAutoPadding(false);
  return Uint8Array.from(cipher.update(blocks).subarray(-BLOCK));
}

/** Doubling in GF(2^128), RFC 4493 figure 2.2. */
function doubled(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  return Uint8Array.from(block, (byte, index) => {
    const shifted = ((byte << 1) | ((block[index + 1] ?? 0) >> 7)) & 0xff;
    return index === BLOCK - 1 && carry === 1 ? shifted ^ 0x87 : shifted;
  });
}
