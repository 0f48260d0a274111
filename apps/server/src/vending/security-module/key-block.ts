import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { refText, type VendingKeyAttributes } from './vending-key.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** What a key block is bound to: every attribute and the check value. Changing one of them makes the block useless. */
export type BoundAttributes = VendingKeyAttributes & { readonly checkValue: string };

/**
 * A vending key under the master key: AES-256-GCM, base64 of nonce, ciphertext and tag, the attributes authenticated
 * with it.
 */
export function sealKey(masterKey: KeyObject, key: Uint8Array, bound: BoundAttributes): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(bindingOf(bound));
  const parts = [nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64');
}

/**
 * The clear key; the caller wipes it. SETRUM_VENDING_KEY_BLOCK when the master key or an attribute is not the one that
 * it was sealed with.
 */
export function openKey(masterKey: KeyObject, block: string, bound: BoundAttributes): Buffer {
  const bytes = Buffer.from(block, 'base64');
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const options = { authTagLength: tagBytes };
    const decipher = createDecipheriv('aes-256-gcm', masterKey, nonce, options)
      .setAAD(bindingOf(bound))
      .setAuthTag(bytes.subarray(-tagBytes));
    const key = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    try {
      decipher.final();
    } catch (error) {
      key.fill(0);
      throw error;
    }
    return key;
  } catch (error) {
    throw new SetrumError('SETRUM_VENDING_KEY_BLOCK', { key: refText(bound) }, { cause: error });
  }
}

function bindingOf(bound: BoundAttributes): Buffer {
  const { ken, test, state, checkValue } = bound;
  const kept = test ? 'test' : 'live';
  return Buffer.from(`setrum key block 1: ${refText(bound)} ${ken} ${kept} ${state} ${checkValue}`);
}
