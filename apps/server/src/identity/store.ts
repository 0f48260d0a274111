import type { Kysely } from 'kysely';
import {
  type AnyTransaction,
  type Database,
  inTransaction,
  tables,
  tablesIn,
} from '../platform/index.ts';

/** The database, or a transaction that somebody has begun on it. */
export type Store = Database | AnyTransaction;

/** The tables of this module, wherever the caller stands. */
export function identityOf<Tables>(store: Store): Kysely<Tables> {
  return 'pool' in store ? tables<Tables>(store, 'identity') : tablesIn<Tables>(store, 'identity');
}

/** Runs `work` in the caller's transaction, or in one of its own. */
export function within<Result>(
  store: Store,
  work: (transaction: AnyTransaction) => Promise<Result>,
): Promise<Result> {
  return 'pool' in store ? inTransaction(store, work) : work(store);
}
