import { assertInteger } from '../check.ts';
import { StsError } from '../error.ts';

/** The key expiry number of a key that never expires. */
export const NEVER_EXPIRES = 255;

/**
 * True when a key with this expiry number may no longer carry a token of this identifier: the upper 8 bits of the
 * identifier are compared, so one step is 65,536 minutes; 255 never expires (IEC 62055-41, 6.1.9).
 */
export function isKeyExpired(tid: number, ken: number): boolean {
  return ken !== NEVER_EXPIRES && tid >>> 16 > ken;
}

/**
 * For those who issue: refuses a token identifier that the key may no longer carry. An expired key may still be the
 * old key of a key change, whose tokens have no identifier. Throws STS_KEY_EXPIRED, or STS_RANGE for the number.
 */
export function assertKeyAlive(tid: number, ken: number): void {
  assertInteger('A key expiry number', ken, 0, 255);
  if (isKeyExpired(tid, ken)) {
    throw new StsError('STS_KEY_EXPIRED', 'The vending key has expired for this token identifier');
  }
}

/** The revision that follows: 1 to 9, then 1 again. Throws STS_RANGE. */
export function nextKrn(krn: number): number {
  assertInteger('A key revision number', krn, 1, 9);
  return (krn % 9) + 1;
}
