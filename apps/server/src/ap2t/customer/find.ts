import type { Kysely } from 'kysely';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { CustomerRecord } from './model.ts';
import { customerRecordOf } from './rows.ts';
import type { CustomerTables } from './tables.ts';

export type { CustomerRecord } from './model.ts';

/** Where to read: on the database, or inside a transaction. */
export type Store = Database | AnyTransaction;

/** The tables of the customer master, wherever they are read. */
export function customerTables(store: Store): Kysely<CustomerTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<CustomerTables>;
}

/** A customer as the master register has it now; null when there is none of that number (IDPEL, 12 digits). */
export async function customerOf(store: Store, idpel: string): Promise<CustomerRecord | null> {
  const row = await customerTables(store)
    .selectFrom('customer')
    .selectAll()
    .where('idpel', '=', idpel)
    .executeTakeFirst();
  return row === undefined ? null : customerRecordOf(row);
}

/** The same, locked until the end of the transaction: nobody else posts to it meanwhile. */
export async function lockCustomer(
  transaction: AnyTransaction,
  idpel: string,
): Promise<CustomerRecord | null> {
  const row = await customerTables(transaction)
    .selectFrom('customer')
    .selectAll()
    .where('idpel', '=', idpel)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : customerRecordOf(row);
}
