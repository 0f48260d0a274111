import { SetrumError } from '@setrum/errors';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { CollectiveImport } from './collective-import.ts';
import type { Collective } from './model.ts';
import type { CollectiveFile } from './read-file.ts';
import { collectiveOf, collectiveTables } from './store.ts';

/** The request that was kept under a key, or null. */
export async function keptUnder(
  store: Database | AnyTransaction,
  requestKey: string,
): Promise<Collective | null> {
  const row = await collectiveTables(store)
    .selectFrom('collective')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row === undefined ? null : collectiveOf(row);
}

/** Refuses another file, or the same in another's name, under a key that is used: SETRUM_REQUEST_KEY_REUSED. */
export function assertSame(
  known: Collective,
  { unit, channel, corrects, caller }: CollectiveImport,
  { digest }: CollectiveFile,
): void {
  const isSame =
    known.fileDigest.equals(digest) &&
    known.unit === unit &&
    known.channel === channel &&
    known.corrects === corrects &&
    known.madeBy === caller.label;
  if (!isSame) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
}

/** That the same file is there under another key. */
export async function knownFile(
  transaction: AnyTransaction,
  unit: string,
  { digest }: CollectiveFile,
): Promise<SetrumError> {
  const row = await collectiveTables(transaction)
    .selectFrom('collective')
    .select('collective_no')
    .where('unit', '=', unit)
    .where('file_digest', '=', digest)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return new SetrumError('SETRUM_COLLECTIVE_KNOWN', { collectiveNo: row?.collective_no ?? '' });
}
