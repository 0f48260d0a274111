import type { KeyObject } from 'node:crypto';
import { createCipher, readToken, type StsCipher } from '@setrum/sts';
import type { CardSecurity } from '../card-key/port.ts';
import { makeCredit, makeKeyChange, makeManagement } from './make-tokens.ts';
import type { KeyChangeOrder, MeterKey, SecurityModule } from './port.ts';
import { type KeyPolicy, type KeyUse, usableKey } from './rules.ts';
import { authenticate, checkValue, digest, open, seal } from './sealing.ts';
import type { Derivation, KeyDirectory, KeyVault } from './vault.ts';

export interface SecurityModuleParts {
  readonly vault: KeyVault;
  readonly directory: KeyDirectory;
  readonly policy: KeyPolicy;
  /** AES-256. */
  readonly sealingKey: KeyObject;
  readonly cards: CardSecurity;
}

/**
 * The security module over a vault. Decoder keys exist in it from their derivation until the tokens of the batch are made, and are
 * then wiped. Throws for the whole batch when one order of it may not be carried out.
 */
export function createSecurityModule(parts: SecurityModuleParts): SecurityModule {
  const { cards, directory, policy, sealingKey, vault } = parts;

  const derivation = (key: MeterKey, use: KeyUse): Derivation => ({
    held: usableKey(directory, policy, key, use),
    parameters: key,
  });

  function cipherOf(key: MeterKey, decoderKey: Uint8Array | undefined): StsCipher {
    if (decoderKey === undefined) throw new Error('the vault derived too few keys');
    return createCipher({ ea: key.ea, decoderKey, tables: policy.staTables ?? undefined });
  }

  /** One result for each order, made under the meter's key. */
  async function each<Order extends { readonly key: MeterKey }, Result>(
    orders: readonly Order[],
    useOf: (order: Order) => KeyUse,
    make: (cipher: StsCipher, order: Order) => Result,
  ): Promise<Result[]> {
    await directory.refresh();
    const derivations = orders.map((order) => derivation(order.key, useOf(order)));
    return withKeys(vault, derivations, (keys) =>
      orders.map((order, at) => make(cipherOf(order.key, keys[at]), order)),
    );
  }

  async function changeKeys(orders: readonly KeyChangeOrder[]): Promise<(readonly string[])[]> {
    await directory.refresh();
    const derivations = orders.flatMap(({ from, to }) => [
      derivation(from, { kind: 'change from' }),
      derivation(to, { kind: 'change to' }),
    ]);
    return withKeys(vault, derivations, (keys) =>
      orders.map((order, at) => {
        const newKey = keys[at * 2 + 1];
        if (newKey === undefined) throw new Error('the vault derived too few keys');
        return makeKeyChange(cipherOf(order.from, keys[at * 2]), order, newKey);
      }),
    );
  }

  return {
    testKeys: !policy.production,
    issueCredits: (orders) => each(orders, ({ tid }) => ({ kind: 'issue', tid }), makeCredit),
    issueManagement: (orders) =>
      each(orders, ({ tid }) => ({ kind: 'issue', tid }), makeManagement),
    issueKeyChanges: changeKeys,
    read: (requests) =>
      each(
        requests,
        () => ({ kind: 'read' }),
        (cipher, { token }) => readToken(cipher, token),
      ),
    seal: (digits, context) => seal(sealingKey, digits, context),
    open: (sealed, context) => open(sealingKey, sealed, context),
    digest: (digits) => digest(sealingKey, digits),
    authenticate: (purpose, text) => authenticate(sealingKey, purpose, text),
    cards,
    sealingKeyCheckValue: checkValue(sealingKey),
  };
}

/** Hands the derived decoder keys to `use`, and wipes all of them whatever happens. */
async function withKeys<Result>(
  vault: KeyVault,
  derivations: readonly Derivation[],
  use: (keys: readonly Uint8Array[]) => Result,
): Promise<Result> {
  const keys = await vault.derive(derivations);
  try {
    return use(keys);
  } finally {
    for (const key of keys) key.fill(0);
  }
}
