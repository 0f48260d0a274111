import type { AnyTransaction } from '../../platform/index.ts';
import { stockTablesIn } from './store.ts';

/** The customer who has a meter in service by the master data, whether or not it ever was in stock; null when nobody has. */
export async function holderOf(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<{ readonly idpel: string; readonly unit: string } | null> {
  const row = await stockTablesIn(transaction)
    .selectFrom('customer')
    .select(['idpel', 'unit'])
    .where('meter_no', '=', meterNo)
    .executeTakeFirst();
  return row ?? null;
}
