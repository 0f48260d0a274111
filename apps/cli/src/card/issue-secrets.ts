import { readFile } from 'node:fs/promises';
import { type CardKeyring, fromHex } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { IssueSecrets } from './chip-link.ts';
import { type MeterShares, readShares } from './shares.ts';

/** What the chip is personalised with: the share that signs first. Reads the files of --former-share and --picc-key; SETRUM_USAGE. */
export async function issueSecrets(
  files: { readonly formerShare?: string; readonly piccKey?: string },
  shares: MeterShares | null,
  keys: CardKeyring | null,
): Promise<IssueSecrets> {
  const held = shares?.shares ?? [];
  const signs = held.filter(({ version }) => version === keys?.current.version);
  const others = held.filter(({ version }) => version !== keys?.current.version);
  const former = files.formerShare === undefined ? null : await readShares(files.formerShare);
  return {
    shares: [...signs, ...others],
    formerShares: former?.shares ?? [],
    piccKey: files.piccKey === undefined ? null : await readKey(files.piccKey),
  };
}

const KEY_BYTES = 16;

async function readKey(file: string): Promise<Uint8Array> {
  try {
    const key = fromHex((await readFile(file, 'utf8')).trim());
    if (key.length !== KEY_BYTES) throw new RangeError('an AES key has 16 bytes');
    return key;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = `the key in ${file} cannot be used: ${reason}`;
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}
