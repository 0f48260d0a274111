import { SetrumError } from '@setrum/errors';
import type { Kysely } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { RequestMark } from '../card/add-event.ts';
import type { Store } from '../customer/find.ts';
import type { Complaint } from './model.ts';
import { changeableOf, complaintOf, complaintRow } from './rows.ts';
import type { ComplaintTables } from './tables.ts';

export function complaintTables(store: Store): Kysely<ComplaintTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<ComplaintTables>;
}

/** Throws SETRUM_COMPLAINT_UNKNOWN. */
export async function findComplaint(store: Store, agendaNo: string): Promise<Complaint> {
  const row = await complaintTables(store)
    .selectFrom('complaint')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_COMPLAINT_UNKNOWN', { agendaNo });
  return complaintOf(row);
}

/** Locks a complaint until the end of the transaction. Throws SETRUM_COMPLAINT_UNKNOWN. */
export async function lockComplaint(
  transaction: AnyTransaction,
  agendaNo: string,
): Promise<Complaint> {
  const row = await complaintTables(transaction)
    .selectFrom('complaint')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_COMPLAINT_UNKNOWN', { agendaNo });
  return complaintOf(row);
}

/** The complaint that a request key made; null for a new key. Throws SETRUM_REQUEST_KEY_REUSED when it asked for something else. */
export async function complaintByKey(
  transaction: AnyTransaction,
  { requestKey, digest }: RequestMark,
): Promise<Complaint | null> {
  const row = await complaintTables(transaction)
    .selectFrom('complaint')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.digest !== digest) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  return complaintOf(row);
}

/** Throws SETRUM_REQUEST_KEY_REUSED when another customer's complaint takes the key at the same moment. */
export async function insertComplaint(
  transaction: AnyTransaction,
  complaint: Complaint,
  mark: RequestMark,
): Promise<void> {
  const made = await complaintTables(transaction)
    .insertInto('complaint')
    .values(complaintRow(complaint, mark))
    .onConflict((conflict) => conflict.column('request_key').doNothing())
    .returning('agenda_no')
    .executeTakeFirst();
  if (made === undefined) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
}

export async function updateComplaint(
  transaction: AnyTransaction,
  complaint: Complaint,
): Promise<void> {
  await complaintTables(transaction)
    .updateTable('complaint')
    .set(changeableOf(complaint))
    .where('agenda_no', '=', complaint.agendaNo)
    .execute();
}
