import type { KeyObject } from 'node:crypto';
import { deriveDecoderKey, type VendingKey } from '@setrum/sts';
import { createCardSecurity } from '../card-key/cards.ts';
import type { CardKeyDirectory } from '../card-key/directory.ts';
import { createSecurityModule } from './module.ts';
import type { MeterKey, SecurityModule } from './port.ts';
import { createSoftwareVault } from './software-vault.ts';
import type { KeyDirectory, KeyVault } from './vault.ts';
import type { HeldKey } from './vending-key.ts';

export interface SoftwareSecurityModuleOptions {
  /** The vending key of a supply group and key revision. */
  readonly vendingKey: (key: Pick<MeterKey, 'dkga' | 'sgc' | 'krn'>) => VendingKey;
  readonly testKeys: boolean;
  /** AES-256. */
  readonly sealingKey: KeyObject;
  /** None unless given. */
  readonly cardKeys?: CardKeyDirectory;
}

const noCardKeys: CardKeyDirectory = {
  refresh: async () => undefined,
  find: () => undefined,
  all: () => [],
};

/**
 * A security module whose vending keys come from a function and are always there: for tests, which need any key at any
 * time. A server has its keys from the database (vending-key/).
 */
export function createSoftwareSecurityModule(
  options: SoftwareSecurityModuleOptions,
): SecurityModule {
  const { vendingKey, testKeys, sealingKey, cardKeys = noCardKeys } = options;
  const directory: KeyDirectory = {
    refresh: async () => undefined,
    find: (ref): HeldKey => ({
      ...ref,
      ken: 255,
      test: testKeys,
      state: 'active',
      keyId: '',
      checkValue: '',
      block: null,
    }),
  };
  const vault: KeyVault = {
    ...createSoftwareVault(sealingKey),
    derive: async (derivations) =>
      derivations.map(({ held, parameters }) =>
        deriveDecoderKey({ ...parameters, vendingKey: vendingKey(held) }),
      ),
  };
  const policy = {
    production: !testKeys,
    staTables: null,
    allowSampleTables: false,
    now: () => new Date(),
  };
  const cards = createCardSecurity(cardKeys);
  return createSecurityModule({ vault, directory, policy, sealingKey, cards });
}
