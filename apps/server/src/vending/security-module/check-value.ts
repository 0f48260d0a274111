import { createCipheriv, createHmac } from 'node:crypto';
import type { ComponentKind } from './components.ts';

const shownBytes = 3;

/** What a hardware module signs to give the same check value. */
export const checkText = 'setrum vending key check';

/**
 * The check value of a key or of one of its components: 6 hex digits that tell a slip of the pen without telling the key. A DES
 * key (DKGA02) and a card master key (AES-128) encrypt a block of zero bytes, as is usual; a DKGA04 key, which no block cipher takes,
 * signs a fixed text with HMAC-SHA-256. The first three bytes are shown.
 */
export function checkValueOf(kind: ComponentKind, key: Uint8Array): string {
  if (kind === '04') return shortened(signedText(key));
  return shortened(kind === '02' ? encryptedZeros(key) : encryptedBlock(key));
}

/** The part of the cryptographic answer that is shown. */
export function shortened(answer: Uint8Array): string {
  return Buffer.from(answer.subarray(0, shownBytes)).toString('hex').toUpperCase();
}

function signedText(key: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(checkText).digest();
}

/** Single DES, as triple DES with three equal keys: OpenSSL 3 keeps the former in a provider that may be absent. */
function encryptedZeros(key: Uint8Array): Uint8Array {
  const threeTimes = Buffer.concat([key, key, key]);
  const cipher = createCipheriv('des-ede3-ecb', threeTimes, null).setAutoPadding(false);
  threeTimes.fill(0);
  return cipher.update(Buffer.alloc(8));
}

function encryptedBlock(key: Uint8Array): Uint8Array {
  return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(Buffer.alloc(16));
}
