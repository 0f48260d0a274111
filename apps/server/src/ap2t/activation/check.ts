import { SetrumError } from '@setrum/errors';
import type { ConnectionRules } from '@setrum/tariff';
import { sql } from 'kysely';
import { assertUnit } from '../../identity/index.ts';
import { type Database, inTransaction } from '../../platform/index.ts';
import { findApplication } from '../application/store.ts';
import type { StockPolicy } from '../meter-stock/policy.ts';
import { findTransition } from '../workflow/find-transition.ts';
import { type ActivatedMeter, type Activation, takeMeter } from './take-meter.ts';

export interface ActivationCheckOptions {
  readonly database: Database;
  readonly connection: ConnectionRules;
  readonly policy: StockPolicy;
}

/** What an activation with this meter would come to. */
export type ActivationCheck =
  | { readonly meter: ActivatedMeter; readonly refusal: null }
  | { readonly meter: null; readonly refusal: SetrumError };

type Question = Omit<Activation, 'application'> & { readonly agendaNo: string };

/**
 * The check of the Aktivasi No Meter screen before anything is saved: the very activation, taken back again. Throws SETRUM_AGENDA_UNKNOWN,
 * SETRUM_UNIT_FORBIDDEN, and what the step itself is refused with (SETRUM_APPLICATION_STATE, …_NOT_PREPAID, …_CARD_ONLY).
 */
export async function checkActivation(
  { database, connection, policy }: ActivationCheckOptions,
  { agendaNo, ...asked }: Question,
): Promise<ActivationCheck> {
  const application = await findApplication(database, agendaNo);
  assertUnit(asked.caller, application.unit);
  findTransition('activate', { application, caller: asked.caller });
  return inTransaction(database, async (transaction) => {
    await sql`savepoint trial`.execute(transaction);
    const outcome = await takeMeter(
      transaction,
      { ...asked, application },
      connection,
      policy,
    ).then((meter) => ({ meter, refusal: null }), refusalOf);
    await sql`rollback to savepoint trial`.execute(transaction);
    return outcome;
  });
}

function refusalOf(error: unknown): ActivationCheck {
  if (error instanceof SetrumError) return { meter: null, refusal: error };
  throw error;
}
