import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Bytes under a key: AES-256-GCM, base64 of nonce, ciphertext and tag; `binding` is authenticated with them. */
export function sealBytes(key: KeyObject, clear: Uint8Array, binding: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding));
  const parts = [nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64');
}

/** The clear bytes; the caller wipes them. Throws when key or binding are not those that they were sealed with. */
export function openBytes(key: KeyObject, sealed: string, binding: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(binding))
    .setAuthTag(bytes.subarray(-tagBytes));
  const clear = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
  } catch (error) {
    clear.fill(0);
    throw error;
  }
  return clear;
}
