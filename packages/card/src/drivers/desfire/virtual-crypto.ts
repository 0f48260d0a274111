import { createCipheriv, createDecipheriv } from 'node:crypto';
import { fromHex, toHex } from '../../bytes.ts';

/**
 * The card's side of the cryptography, written apart from the driver's and in another way (numbers instead of bytes, single blocks
 * instead of a cipher's CBC): a mistake would have to be made twice to stay hidden.
 */

const BLOCK = 16;
const BLOCK_BITS = 128n;
const low = (bits: bigint): bigint => (1n << bits) - 1n;

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);
const bytesOf = (value: bigint, length: number): Uint8Array =>
  fromHex(value.toString(16).padStart(2 * length, '0'));

function encryptBlock(key: Uint8Array, block: bigint): bigint {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return numberOf(cipher.update(bytesOf(block, BLOCK)));
}

function decryptBlock(key: Uint8Array, block: bigint): bigint {
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return numberOf(decipher.update(bytesOf(block, BLOCK)));
}

function blocksOf(data: Uint8Array): bigint[] {
  const count = data.length / BLOCK;
  return Array.from({ length: count }, (_, n) =>
    numberOf(data.subarray(n * BLOCK, (n + 1) * BLOCK)),
  );
}

const joined = (blocks: readonly bigint[]): Uint8Array =>
  Uint8Array.from(blocks.flatMap((block) => [...bytesOf(block, BLOCK)]));

/** CBC over whole blocks. */
export function chipEncrypt(key: Uint8Array, data: Uint8Array, vector = 0n): Uint8Array {
  let last = vector;
  return joined(
    blocksOf(data).map((block) => {
      last = encryptBlock(key, block ^ last);
      return last;
    }),
  );
}

export function chipDecrypt(key: Uint8Array, data: Uint8Array, vector = 0n): Uint8Array {
  const blocks = blocksOf(data);
  return joined(
    blocks.map((block, n) => decryptBlock(key, block) ^ (n === 0 ? vector : (blocks[n - 1] ?? 0n))),
  );
}

/** AES-CMAC (NIST SP 800-38B): doubling in GF(2^128) is a shift and, on overflow, a reduction by x^7 + x^2 + x + 1. */
export function chipCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const double = (value: bigint): bigint =>
    ((value << 1n) & low(BLOCK_BITS)) ^ (value >> (BLOCK_BITS - 1n) === 1n ? 0x87n : 0n);
  const k1 = double(encryptBlock(key, 0n));
  const whole = message.length > 0 && message.length % BLOCK === 0;
  const blocks = blocksOf(whole ? message : chipPad(message));
  const last = blocks.length - 1;
  blocks[last] = (blocks[last] ?? 0n) ^ (whole ? k1 : double(k1));
  return bytesOf(
    blocks.reduce((chained, block) => encryptBlock(key, chained ^ block), 0n),
    BLOCK,
  );
}

/** 80 and zeros, at least one byte of it. */
export function chipPad(data: Uint8Array): Uint8Array {
  return Uint8Array.of(...data, 0x80, ...new Uint8Array(BLOCK - 1 - (data.length % BLOCK)));
}

/** A session key: CMAC of label || A[15..14] || (A[13..8] xor B[15..10]) || B[9..0] || A[7..0], as one number of 256 bits. */
export function chipSessionKey(
  key: Uint8Array,
  label: 'A55A' | '5AA5',
  rndA: Uint8Array,
  rndB: Uint8Array,
): Uint8Array {
  const a = numberOf(rndA);
  const b = numberOf(rndB);
  const vector =
    (BigInt(`0x${label}00010080`) << 208n) |
    ((a >> 112n) << 192n) |
    ((((a >> 64n) & low(48n)) ^ (b >> 80n)) << 144n) |
    ((b & low(80n)) << 64n) |
    (a & low(64n));
  return chipCmac(key, bytesOf(vector, 32));
}

/** The vector of an encryption in a session: the label, the identifier and the counter, encrypted. */
export function chipVector(
  encKey: Uint8Array,
  label: 'A55A' | '5AA5',
  transactionId: Uint8Array,
  counter: number,
): bigint {
  const swapped = ((counter & 0xff) << 8) | (counter >> 8);
  const head = (BigInt(`0x${label}`) << 48n) | (numberOf(transactionId) << 16n) | BigInt(swapped);
  return encryptBlock(encKey, head << 64n);
}
