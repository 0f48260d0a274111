import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { TokenRequest } from './model.ts';
import { requestTables } from './store.ts';

/** Takes back the change to a key, unless its tokens were delivered or seen by somebody: then the meter may have it. */
export async function withdrawKeyChange(
  transaction: AnyTransaction,
  { meterNo, keyVersion }: TokenRequest,
): Promise<void> {
  const rows = await requestTables(transaction)
    .selectFrom('token_request as r')
    .innerJoin('token_order as o', 'o.order_id', 'r.order_id')
    .select(['r.order_id', 'r.delivered_at', 'r.settled_at', 'o.seen_at'])
    .where('r.meter_no', '=', meterNo)
    .where('r.key_version', '=', keyVersion)
    .execute();
  const isOut = rows.some(
    ({ delivered_at, settled_at, seen_at }) =>
      delivered_at !== null || settled_at !== null || seen_at !== null,
  );
  if (isOut) return;
  const orderIds = [...new Set(rows.map(({ order_id }) => order_id))];
  await sql`select vending.withdraw_key_change(${meterNo}, ${keyVersion}, ${sql.val(orderIds)}::uuid[])`.execute(
    transaction,
  );
}
