import type { KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { refText, type VendingKeyAttributes } from './vending-key.ts';

/** What a key block is bound to: every attribute and the check value. Changing one of them makes the block useless. */
export type BoundAttributes = VendingKeyAttributes & { readonly checkValue: string };

/** A vending key under the master key, base64, its attributes authenticated with it. */
export function sealKey(masterKey: KeyObject, key: Uint8Array, bound: BoundAttributes): string {
  return sealBytes(masterKey, key, bindingOf(bound));
}

/**
 * The clear key; the caller wipes it. SETRUM_VENDING_KEY_BLOCK when the master key or an attribute is not the one that
 * it was sealed with.
 */
export function openKey(masterKey: KeyObject, block: string, bound: BoundAttributes): Buffer {
  try {
    return openBytes(masterKey, block, bindingOf(bound));
  } catch (error) {
    throw new SetrumError('SETRUM_VENDING_KEY_BLOCK', { key: refText(bound) }, { cause: error });
  }
}

function bindingOf(bound: BoundAttributes): string {
  const { ken, test, state, checkValue } = bound;
  const kept = test ? 'test' : 'live';
  return `setrum key block 1: ${refText(bound)} ${ken} ${kept} ${state} ${checkValue}`;
}
