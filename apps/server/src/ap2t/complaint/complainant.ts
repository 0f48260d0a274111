import { SetrumError } from '@setrum/errors';
import { assertUnit } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { customerTables, lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { ComplaintRequest } from './desk.ts';
import type { ComplaintOrder } from './order.ts';

/** The customer who complains, locked. Throws SETRUM_IDPEL_UNKNOWN, SETRUM_METER_UNKNOWN, SETRUM_UNIT_FORBIDDEN. */
export async function complainant(
  transaction: AnyTransaction,
  { idpel: given, meterNo }: ComplaintOrder,
  { caller }: ComplaintRequest,
): Promise<CustomerRecord> {
  const idpel = given ?? (await customerAt(transaction, meterNo ?? ''));
  const customer = await lockCustomer(transaction, idpel);
  if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  assertUnit(caller, customer.unit);
  return customer;
}

/** Also of a meter that was replaced: a request that is repeated still names it. */
async function customerAt(transaction: AnyTransaction, meterNo: string): Promise<string> {
  const hangs = await customerTables(transaction)
    .selectFrom('customer')
    .select('idpel')
    .where('meter_no', '=', meterNo)
    .executeTakeFirst();
  if (hangs !== undefined) return hangs.idpel;
  const hung = await customerTables(transaction)
    .selectFrom('customer_history')
    .select('idpel')
    .where('meter_no', '=', meterNo)
    .orderBy('effective_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (hung === undefined) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  return hung.idpel;
}
