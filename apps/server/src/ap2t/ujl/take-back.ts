import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { ujlTables } from './bills.ts';
import type { Settlement } from './settlement.ts';

/** Takes the token that has not gone out back; throws SETRUM_UJL_DELIVERED when it has. */
export async function takeBack(
  transaction: AnyTransaction,
  settlement: Settlement,
): Promise<string> {
  const { agendaNo } = settlement;
  const last = await ujlTables(transaction)
    .selectFrom('ujl_payout')
    .select('compensation_id')
    .where('agenda_no', '=', agendaNo)
    .where('state', '=', 'rejected')
    .orderBy('requested_at', 'desc')
    .orderBy('payout_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const compensationId = last?.compensation_id ?? settlement.compensationId;
  const gone =
    compensationId === null ? false : await takeCompensation(transaction, compensationId);
  if (!gone || compensationId === null) throw new SetrumError('SETRUM_UJL_DELIVERED', { agendaNo });
  return compensationId;
}

/** By its number alone: it goes along when its meter is replaced. */
async function takeCompensation(
  transaction: AnyTransaction,
  compensationId: string,
): Promise<boolean> {
  const { numDeletedRows } = await ujlTables(transaction)
    .deleteFrom('compensation')
    .where('compensation_id', '=', compensationId)
    .where('kind', '=', 'UJL')
    .where('purchase_id', 'is', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
