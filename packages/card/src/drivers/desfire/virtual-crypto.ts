import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concatBytes } from '../../bytes.ts';

/**
 * The card's side of the cryptography, written apart from the driver's and in another way (numbers instead of bytes, single blocks
 * instead of a cipher's CBC): a mistake would have to be made twice to stay hidden.
 */

const BLOCK = 16;
const BLOCK_BITS = 128n;
const low = (bits: bigint): bigint => (1n << bits) - 1n;

const numberOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** A block as a number, and back. */
function numberOfBlock(block: Uint8Array): bigint {
  const view = new DataView(block.buffer, block.byteOffset, BLOCK);
  return (view.getBigUint64(0) << 64n) | view.getBigUint64(8);
}

function bytesOf(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(BLOCK));
  view.setBigUint64(0, value >> 64n);
  view.setBigUint64(8, value & low(64n));
  return new Uint8Array(view.buffer);
}

type BlockCipher = (block: bigint) => bigint;

/** AES on single blocks. */
function encryptor(key: Uint8Array): BlockCipher {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return (block) => numberOfBlock(cipher.update(bytesOf(block)));
}

function decryptor(key: Uint8Array): BlockCipher {
  const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return (block) => numberOfBlock(decipher.update(bytesOf(block)));
}

function blocksOf(data: Uint8Array): bigint[] {
  const count = data.length / BLOCK;
  return Array.from({ length: count }, (_, n) =>
    numberOfBlock(data.subarray(n * BLOCK, (n + 1) * BLOCK)),
  );
}

const joined = (blocks: readonly bigint[]): Uint8Array => concatBytes(blocks.map(bytesOf));

/** CBC over whole blocks. */
export function chipEncrypt(key: Uint8Array, data: Uint8Array, vector = 0n): Uint8Array {
  const encrypt = encryptor(key);
  let last = vector;
  return joined(
    blocksOf(data).map((block) => {
      last = encrypt(block ^ last);
      return last;
    }),
  );
}

export function chipDecrypt(key: Uint8Array, data: Uint8Array, vector = 0n): Uint8Array {
  const decrypt = decryptor(key);
  const blocks = blocksOf(data);
  return joined(
    blocks.map((block, n) => decrypt(block) ^ (n === 0 ? vector : (blocks[n - 1] ?? 0n))),
  );
}

/** AES-CMAC (NIST SP 800-38B): doubling in GF(2^128) is a shift and, on overflow, a reduction by x^7 + x^2 + x + 1. */
export function chipCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const double = (value: bigint): bigint =>
    ((value << 1n) & low(BLOCK_BITS)) ^ (value >> (BLOCK_BITS - 1n) === 1n ? 0x87n : 0n);
  const encrypt = encryptor(key);
  const k1 = double(encrypt(0n));
  const whole = message.length > 0 && message.length % BLOCK === 0;
  const blocks = blocksOf(whole ? message : chipPad(message));
  const last = blocks.length - 1;
  blocks[last] = (blocks[last] ?? 0n) ^ (whole ? k1 : double(k1));
  return bytesOf(blocks.reduce((chained, block) => encrypt(chained ^ block), 0n));
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
  return chipCmac(key, joined([vector >> BLOCK_BITS, vector & low(BLOCK_BITS)]));
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
  return encryptor(encKey)(head << 64n);
}
