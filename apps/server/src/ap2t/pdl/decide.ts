import { SetrumError } from '@setrum/errors';
import type { Updateable } from 'kysely';
import { assertOtherPerson } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { FieldStep } from '../realisation/model.ts';
import { lockPdl, pdlTables } from './find.ts';
import type { Pdl } from './model.ts';
import { pdlOfRow } from './rows.ts';
import type { PdlTables } from './tables.ts';

/** Effect of `checkPdl`: somebody else than who entered it has looked at it. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE, SETRUM_ORDER_OWN. */
export async function checkPdl(step: FieldStep): Promise<Pdl> {
  const pdl = await waiting(step, (one) => one.returnedBy === null && one.checkedBy === null);
  assertOtherPerson(pdl.enteredBy, step.caller);
  return change(step, { checked_by: step.caller.label, checked_at: step.at });
}

/** Effect of `returnPdl`: back to whoever enters, to be entered anew. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE. */
export async function returnPdl(step: FieldStep): Promise<Pdl> {
  await waiting(step, (one) => one.returnedBy === null && one.approvedBy === null);
  const cleared = { checked_by: null, checked_at: null };
  return change(step, { ...cleared, returned_by: step.caller.label, returned_at: step.at });
}

/** Effect of `approvePdl`. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE, SETRUM_ORDER_OWN (it is their own entry). */
export async function approvePdl(step: FieldStep): Promise<Pdl> {
  const pdl = await waiting(step, (one) => one.checkedBy !== null && one.approvedBy === null);
  assertOtherPerson(pdl.enteredBy, step.caller);
  return change(step, { approved_by: step.caller.label, approved_at: step.at });
}

/** Effect of `unapprovePdl`: takes an approval back. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE. */
export async function unapprovePdl(step: FieldStep): Promise<Pdl> {
  await waiting(step, (one) => one.approvedBy !== null);
  return change(step, { approved_by: null, approved_at: null });
}

/** The PDL that a step is about, locked and not posted, in the state that the step asks for. */
export async function waiting(
  { transaction, application }: { transaction: AnyTransaction; application: { agendaNo: string } },
  holds: (pdl: Pdl) => boolean,
): Promise<Pdl> {
  const { agendaNo } = application;
  const pdl = await lockPdl(transaction, agendaNo);
  if (pdl === null) throw new SetrumError('SETRUM_PDL_UNKNOWN', { agendaNo });
  if (pdl.postedBy !== null || !holds(pdl)) throw new SetrumError('SETRUM_PDL_STATE', { agendaNo });
  return pdl;
}

/** Changes the columns of who did what when. */
export async function change(
  { transaction, application }: FieldStep,
  columns: Updateable<PdlTables['pdl']>,
): Promise<Pdl> {
  const row = await pdlTables(transaction)
    .updateTable('pdl')
    .set(columns)
    .where('agenda_no', '=', application.agendaNo)
    .returningAll()
    .executeTakeFirstOrThrow();
  return pdlOfRow(row);
}
