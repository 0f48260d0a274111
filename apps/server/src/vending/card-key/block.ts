import type { KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { checkValueOf } from '../security-module/check-value.ts';
import { openBytes, sealBytes } from '../security-module/sealed-bytes.ts';
import { type CardKeyAttributes, cardKeyName, type HeldCardKey } from './model.ts';

type Bound = CardKeyAttributes & Pick<HeldCardKey, 'checkValue'>;

/** A card master key under the master key, bound to its attributes. `clear` is the caller's to wipe. */
export function heldCardKey(
  masterKey: KeyObject,
  key: CardKeyAttributes & { readonly keyId: string },
  clear: Uint8Array,
): HeldCardKey {
  const bound = { ...key, checkValue: checkValueOf('card', clear) };
  return { ...bound, block: sealBytes(masterKey, clear, bindingOf(bound)) };
}

/**
 * Opens a block for as long as `use` takes. SETRUM_CARD_MASTER_KEY_BLOCK when the master key or an attribute is not the one that it was
 * sealed with.
 */
export function withClearCardKey<Result>(
  masterKey: KeyObject,
  held: HeldCardKey,
  use: (clear: Buffer) => Result,
): Result {
  const clear = opened(masterKey, held);
  try {
    return use(clear);
  } finally {
    clear.fill(0);
  }
}

function opened(masterKey: KeyObject, held: HeldCardKey): Buffer {
  try {
    return openBytes(masterKey, held.block ?? '', bindingOf(held));
  } catch (error) {
    const { version } = held;
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_BLOCK', { version }, { cause: error });
  }
}

function bindingOf({ version, test, state, checkValue }: Bound): string {
  return `setrum card key block 1: ${cardKeyName(version)} ${test ? 'test' : 'live'} ${state} ${checkValue}`;
}
