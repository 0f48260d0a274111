import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { randomBytesCheaply } from '../../platform/index.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM of a token, base64 of nonce, ciphertext and tag. `context` is authenticated with it. */
export function seal(key: KeyObject, digits: string, context: string): string {
  const nonce = randomBytesCheaply(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(digits, 'ascii'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return sealed.toString('base64');
}

/** Throws when key or context are not those it was sealed with. */
export function open(key: KeyObject, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  const digits = decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'ascii');
  return digits + decipher.final('ascii');
}

export function checkValue(key: KeyObject): string {
  return createHmac('sha256', key).update('setrum sealing key check').digest('hex').slice(0, 16);
}

/** HMAC-SHA-256 of a token's digits, base64, cut to 128 bits. */
export function digest(key: KeyObject, digits: string): string {
  return createHmac('sha256', key)
    .update(`token ${digits}`)
    .digest()
    .subarray(0, 16)
    .toString('base64');
}

/** The purpose is told with its length, so that no purpose and text run into another pair. */
export function authenticate(key: KeyObject, purpose: string, text: string): string {
  return createHmac('sha256', key)
    .update(`authenticate ${purpose.length} ${purpose} ${text}`)
    .digest('base64');
}
