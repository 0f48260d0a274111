import { SetrumError } from '@setrum/errors';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { Application, ApplicationStep } from './model.ts';
import { applicationOf, changeableOf, rowOf, stepOf } from './rows.ts';
import type { ApplicationTables } from './tables.ts';

const schema = 'ap2t';

/** Throws SETRUM_AGENDA_UNKNOWN. */
export async function findApplication(database: Database, agendaNo: string): Promise<Application> {
  const row = await tables<ApplicationTables>(database, schema)
    .selectFrom('application')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_AGENDA_UNKNOWN', { agendaNo });
  return applicationOf(row);
}

/** Locks an application until the end of the transaction. Throws SETRUM_AGENDA_UNKNOWN. */
export async function lockApplication(
  transaction: AnyTransaction,
  agendaNo: string,
): Promise<Application> {
  const row = await tablesIn<ApplicationTables>(transaction, schema)
    .selectFrom('application')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_AGENDA_UNKNOWN', { agendaNo });
  return applicationOf(row);
}

/** The application that a request key made, or null. */
export async function applicationByKey(
  transaction: AnyTransaction,
  requestKey: string,
): Promise<Application | null> {
  const row = await tablesIn<ApplicationTables>(transaction, schema)
    .selectFrom('application')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row === undefined ? null : applicationOf(row);
}

export async function insertApplication(
  transaction: AnyTransaction,
  application: Application,
): Promise<void> {
  await tablesIn<ApplicationTables>(transaction, schema)
    .insertInto('application')
    .values(rowOf(application))
    .execute();
}

export async function updateApplication(
  transaction: AnyTransaction,
  application: Application,
): Promise<void> {
  await tablesIn<ApplicationTables>(transaction, schema)
    .updateTable('application')
    .set(changeableOf(application))
    .where('agenda_no', '=', application.agendaNo)
    .execute();
}

export async function insertStep(
  transaction: AnyTransaction,
  step: ApplicationStep,
): Promise<void> {
  await tablesIn<ApplicationTables>(transaction, schema)
    .insertInto('application_step')
    .values({
      agenda_no: step.agendaNo,
      step: step.step,
      action: step.action,
      from_state: step.fromState,
      to_state: step.toState,
      request_key: step.requestKey,
      actor: step.actor,
      source: step.source,
      reason: step.reason,
      input: JSON.stringify(step.input),
      at: step.at,
    })
    .execute();
}

/** The step that a request key made, or null. */
export async function stepByKey(
  transaction: AnyTransaction,
  agendaNo: string,
  requestKey: string,
): Promise<ApplicationStep | null> {
  const row = await tablesIn<ApplicationTables>(transaction, schema)
    .selectFrom('application_step')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row === undefined ? null : stepOf(row);
}

/** All steps of an application, the first one first. */
export async function stepsOf(
  database: Database,
  agendaNo: string,
): Promise<readonly ApplicationStep[]> {
  const rows = await tables<ApplicationTables>(database, schema)
    .selectFrom('application_step')
    .selectAll()
    .where('agenda_no', '=', agendaNo)
    .orderBy('step')
    .execute();
  return rows.map(stepOf);
}

/** The agenda number of the application of a customer that is still under way, or null. */
export async function openApplicationOf(
  transaction: AnyTransaction,
  idpel: string,
): Promise<string | null> {
  const row = await tablesIn<ApplicationTables>(transaction, schema)
    .selectFrom('application')
    .select('agenda_no')
    .where('idpel', '=', idpel)
    .where('state', 'not in', ['posted', 'cancelled'])
    .executeTakeFirst();
  return row?.agenda_no ?? null;
}
