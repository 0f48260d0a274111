import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { MeterKey } from './port.ts';

/**
 * A vending key for tests and the demo world, worked out from its public attributes: anybody can make it, so it guards
 * nothing, and no real meter has it.
 */
export function testVendingKey(key: Pick<MeterKey, 'dkga' | 'sgc' | 'krn'>): KeyObject {
  const digest = createHash('sha256')
    .update(`SETRUM TEST KEY ${key.dkga} ${key.sgc} ${key.krn}`)
    .digest();
  return createSecretKey(
    key.dkga === '02' ? oddParity(digest.subarray(0, 8)) : digest.subarray(0, 20),
  );
}

/** A DES key as it is kept: the lowest bit of each byte makes the number of ones odd. */
function oddParity(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte) => (byte & 0xfe) | (ones(byte & 0xfe) % 2 === 0 ? 1 : 0)));
}

function ones(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length;
}
