import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import type { BillingTables } from './tables.ts';

/** What a customer owes in postpaid bills, rupiah x 100. */
export async function openBillsCents(transaction: AnyTransaction, idpel: string): Promise<number> {
  const { open } = await tablesIn<BillingTables>(transaction, 'ap2t')
    .selectFrom('bill')
    .select(({ fn }) => fn.sum<string | null>('total_cents').as('open'))
    .where('idpel', '=', idpel)
    .where('payment_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open ?? 0);
}
