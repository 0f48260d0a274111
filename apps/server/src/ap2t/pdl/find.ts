import type { Kysely } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Store } from '../customer/find.ts';
import type { Pdl } from './model.ts';
import { pdlOfRow } from './rows.ts';
import type { PdlTables } from './tables.ts';

/** The table of PDL, wherever it is read. */
export function pdlTables(store: Store): Kysely<PdlTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<PdlTables>;
}

/** The PDL of an application; null before it is entered. */
export async function pdlOf(store: Store, agendaNo: string): Promise<Pdl | null> {
  const row = await pdlTables(store)
    .selectFrom('pdl')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  return row === undefined ? null : pdlOfRow(row);
}

/** The same, locked until the end of the transaction. */
export async function lockPdl(transaction: AnyTransaction, agendaNo: string): Promise<Pdl | null> {
  const row = await pdlTables(transaction)
    .selectFrom('pdl')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : pdlOfRow(row);
}
