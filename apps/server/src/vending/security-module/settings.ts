import { createSecretKey, type KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { loadKey, loadOrCreateKey } from './key-file.ts';

/** How a security module is set up, from the environment of the process or from code. */
export interface SecuritySettings {
  /** Refuses test keys. SETRUM_PRODUCTION=1 */
  readonly production: boolean;
  /** 64 hex digits. SETRUM_MASTER_KEY */
  readonly masterKeyHex: string | null;
  /** Exactly 32 bytes. SETRUM_MASTER_KEY_FILE; `keys/master.key` in the data folder when both are null. */
  readonly masterKeyFile: string | null;
  /** The operational tables of EA07. SETRUM_STA_TABLES */
  readonly staTablesFile: string | null;
  /** Lets live keys make EA07 tokens on the sample tables. SETRUM_ALLOW_SAMPLE_TABLES=1 */
  readonly allowSampleTables: boolean;
  /** Null: keys in software. */
  readonly pkcs11: Pkcs11Settings | null;
}

/** A token of a PKCS#11 module. */
export interface Pkcs11Settings {
  /** The module's shared object. SETRUM_PKCS11_MODULE */
  readonly modulePath: string;
  /** SETRUM_PKCS11_TOKEN */
  readonly tokenLabel: string;
  /** Asked for when it is needed, so that it is not kept. SETRUM_PKCS11_PIN, or SETRUM_PKCS11_PIN_FILE */
  readonly pin: { readonly value: string } | { readonly file: string };
}

export const securityDefaults: SecuritySettings = {
  production: false,
  masterKeyHex: null,
  masterKeyFile: null,
  staTablesFile: null,
  allowSampleTables: false,
  pkcs11: null,
};

/** The settings that an environment holds. SETRUM_USAGE when they are incomplete. */
export function securitySettingsOf(env: NodeJS.ProcessEnv): SecuritySettings {
  const text = (name: string): string | null => env[name] || null;
  return {
    production: text('SETRUM_PRODUCTION') === '1',
    masterKeyHex: text('SETRUM_MASTER_KEY'),
    masterKeyFile: text('SETRUM_MASTER_KEY_FILE'),
    staTablesFile: text('SETRUM_STA_TABLES'),
    allowSampleTables: text('SETRUM_ALLOW_SAMPLE_TABLES') === '1',
    pkcs11: pkcs11Of(text),
  };
}

function pkcs11Of(text: (name: string) => string | null): Pkcs11Settings | null {
  const modulePath = text('SETRUM_PKCS11_MODULE');
  if (modulePath === null) return null;
  const tokenLabel = text('SETRUM_PKCS11_TOKEN');
  const value = text('SETRUM_PKCS11_PIN');
  const file = text('SETRUM_PKCS11_PIN_FILE');
  if (tokenLabel === null || (value === null && file === null)) {
    const detail =
      'SETRUM_PKCS11_MODULE needs SETRUM_PKCS11_TOKEN and a PIN (or its file) beside it';
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  return { modulePath, tokenLabel, pin: file === null ? { value: value ?? '' } : { file } };
}

/**
 * The master key: from the environment, from the file that it names, or from the data folder, where it is made at the first start. A file
 * that the settings name is never made: a wrong path must not become a new key.
 */
export async function loadMasterKey(
  settings: SecuritySettings,
  dataDir: string,
): Promise<KeyObject> {
  const { masterKeyHex, masterKeyFile } = settings;
  if (masterKeyHex !== null) {
    if (!/^[0-9A-Fa-f]{64}$/.test(masterKeyHex)) {
      throw new SetrumError('SETRUM_USAGE', { detail: 'SETRUM_MASTER_KEY has 64 hex digits' });
    }
    return createSecretKey(Buffer.from(masterKeyHex, 'hex'));
  }
  if (masterKeyFile === null) return loadOrCreateKey(join(dataDir, 'keys', 'master.key'));
  const key = await loadKey(resolve(masterKeyFile));
  if (key === null) {
    const detail = `SETRUM_MASTER_KEY_FILE names ${masterKeyFile}, which is not there`;
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  return key;
}
