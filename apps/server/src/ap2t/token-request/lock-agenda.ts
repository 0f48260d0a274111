import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';

/**
 * Locks the application behind an agenda, where there is one: its steps lock it before they touch its tokens, so everybody does, and what
 * is read of its tokens afterwards is what the step before has left.
 */
export async function lockAgenda(transaction: AnyTransaction, agendaNo: string): Promise<void> {
  await sql`select from ap2t.application a where a.agenda_no = ${agendaNo} for update`.execute(
    transaction,
  );
}
