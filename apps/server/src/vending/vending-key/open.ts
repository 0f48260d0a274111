import type { KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { createCardSecurity } from '../card-key/cards.ts';
import { CardKeyCustody } from '../card-key/custody.ts';
import { DatabaseCardKeys } from '../card-key/directory.ts';
import type { CardSecurity } from '../card-key/port.ts';
import { createSecurityModule } from '../security-module/module.ts';
import { createPkcs11Vault } from '../security-module/pkcs11/vault.ts';
import type { SecurityModule } from '../security-module/port.ts';
import { loadMasterKey, type SecuritySettings } from '../security-module/settings.ts';
import { createSoftwareVault } from '../security-module/software-vault.ts';
import { loadStaTables } from '../security-module/sta-tables.ts';
import type { KeyVault } from '../security-module/vault.ts';
import { refText } from '../security-module/vending-key.ts';
import { KeyCustody } from './custody.ts';
import { DatabaseKeyDirectory } from './directory.ts';
import { heldKeyOf } from './table.ts';

export interface VendingKeysOptions {
  readonly database: Database;
  readonly dataDir: string;
  readonly settings: SecuritySettings;
  readonly now: () => Date;
}

/** The keys of an installation, vending keys and card master keys: for custodians, and for those who make tokens. */
export interface VendingKeys {
  readonly custody: KeyCustody;
  readonly cardCustody: CardKeyCustody;
  readonly cards: CardSecurity;
  securityModule(sealingKey: KeyObject): Promise<SecurityModule>;
  close(): Promise<void>;
}

/** Opens the vault that the settings name over the keys of the database. */
export async function openVendingKeys(options: VendingKeysOptions): Promise<VendingKeys> {
  const { database, settings, now } = options;
  const masterKey = once(() => loadMasterKey(settings, options.dataDir));
  const vault = await openVault(options, masterKey);
  const directory = new DatabaseKeyDirectory(database);
  const { production, allowSampleTables, staTablesFile } = settings;
  const changed = (): void => directory.forget();
  // In software whatever the vault is: docs/keys.md, section 9.
  const cardKeys = new DatabaseCardKeys({ database, masterKey, production });
  const cards = createCardSecurity(cardKeys);
  const cardsChanged = (): void => cardKeys.forget();
  return {
    custody: new KeyCustody({ database, vault, production, now, changed }),
    cardCustody: new CardKeyCustody({
      ...{ database, masterKey, production, now, changed: cardsChanged },
    }),
    cards,
    async securityModule(sealingKey) {
      const staTables = staTablesFile === null ? null : await loadStaTables(staTablesFile);
      const policy = { production, allowSampleTables, staTables, now };
      return createSecurityModule({ vault, directory, policy, sealingKey, cards });
    },
    close: () => vault.close(),
  };
}

/** Loaded when it is needed first, and kept. */
function once(load: () => Promise<KeyObject>): () => Promise<KeyObject> {
  let loading: Promise<KeyObject> | null = null;
  return () => {
    loading ??= load();
    return loading;
  };
}

async function openVault(
  { settings }: VendingKeysOptions,
  masterKey: () => Promise<KeyObject>,
): Promise<KeyVault> {
  return settings.pkcs11 === null
    ? createSoftwareVault(await masterKey())
    : createPkcs11Vault({ settings: settings.pkcs11, masterKey });
}

/**
 * Refuses to start with keys that cannot be used: SETRUM_VENDING_KEY_BLOCK when one does not open, SETRUM_VENDING_KEY_TEST when
 * production would run with an active test key. Better no server than one that finds out at the counter.
 */
export async function assertUsableKeys(custody: KeyCustody, production: boolean): Promise<void> {
  const [broken] = await custody.findBroken();
  if (broken !== undefined) throw new SetrumError('SETRUM_VENDING_KEY_BLOCK', { key: broken });
  if (!production) return;
  const test = (await custody.list()).find((row) => row.test && row.state === 'active');
  if (test !== undefined) {
    throw new SetrumError('SETRUM_VENDING_KEY_TEST', { key: refText(heldKeyOf(test)) });
  }
}

/** One line on the keys, for health. */
export async function describeKeys(custody: KeyCustody): Promise<string> {
  const active = (await custody.list()).filter(({ state }) => state === 'active');
  const tests = active.filter(({ test }) => test).length;
  if (active.length === 0) return 'no active vending key: setrum keys import';
  if (tests === active.length) return 'test keys: tokens fit no real meter';
  return `${active.length} active vending keys${tests === 0 ? '' : `, ${tests} of them test keys`}`;
}
