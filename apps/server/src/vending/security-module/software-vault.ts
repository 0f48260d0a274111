import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { deriveDecoderKey } from '@setrum/sts';
import { checkValueOf } from './check-value.ts';
import { joinComponents } from './components.ts';
import { openKey, sealKey } from './key-block.ts';
import type { KeyVault, NewKey } from './vault.ts';
import { type HeldKey, refText } from './vending-key.ts';

/**
 * Vending keys in this process: at rest as key blocks under the master key, in use as `KeyObject`s, whose bytes are not on
 * JavaScript's heap. Clear bytes are wiped as soon as the object is made.
 */
export function createSoftwareVault(masterKey: KeyObject): KeyVault {
  // By the row as it was read: a row that changes is another object, and the old key goes with the old row.
  const opened = new WeakMap<HeldKey, KeyObject>();

  function keyOf(held: HeldKey): KeyObject {
    const known = opened.get(held);
    if (known !== undefined) return known;
    return withClear(masterKey, held, (clear) => {
      const key = createSecretKey(clear);
      opened.set(held, key);
      return key;
    });
  }

  return {
    name: 'software',
    supports: () => true,
    async importComponents(key, components) {
      const clear = joinComponents(key.dkga, components);
      try {
        return sealed(masterKey, key, clear);
      } finally {
        clear.fill(0);
      }
    },
    async importBlock(key, block) {
      return withClear(masterKey, block, (clear) => sealed(masterKey, key, clear));
    },
    async exportBlock(held) {
      // Opened once, so that nobody carries away a block that opens nowhere.
      withClear(masterKey, held, () => undefined);
      const { keyId: _, block, ...attributes } = held;
      return {
        format: 'setrum-key-block-1',
        ...attributes,
        masterKeyCheckValue: masterKeyCheckValue(masterKey),
        block: block ?? '',
      };
    },
    async rebind(held, state) {
      return withClear(masterKey, held, (clear) => sealed(masterKey, { ...held, state }, clear));
    },
    async assertOpens(held) {
      withClear(masterKey, held, () => undefined);
    },
    async destroy(held) {
      opened.delete(held);
    },
    async derive(derivations) {
      return derivations.map(({ held, parameters }) =>
        deriveDecoderKey({ ...parameters, vendingKey: keyOf(held) }),
      );
    },
    close: async () => undefined,
  };
}

/** Tells master keys apart without telling them. */
export function masterKeyCheckValue(masterKey: KeyObject): string {
  return createHmac('sha256', masterKey)
    .update('setrum master key check')
    .digest('hex')
    .slice(0, 16);
}

/** Opens a block for as long as `use` takes. */
export function withClear<Result>(
  masterKey: KeyObject,
  held: Omit<HeldKey, 'keyId'>,
  use: (clear: Buffer) => Result,
): Result {
  if (held.block === null) {
    throw new SetrumError('SETRUM_VENDING_KEY_MISSING', { key: refText(held) });
  }
  const clear = openKey(masterKey, held.block, held);
  try {
    return use(clear);
  } finally {
    clear.fill(0);
  }
}

function sealed(masterKey: KeyObject, key: NewKey, clear: Uint8Array): HeldKey {
  const { keyId, sgc, krn, kind, dkga, baseDate, ken, test, state } = key;
  const attributes = { sgc, krn, kind, dkga, baseDate, ken, test, state };
  const bound = { ...attributes, checkValue: checkValueOf(dkga, clear) };
  return { keyId, ...bound, block: sealKey(masterKey, clear, bound) };
}
