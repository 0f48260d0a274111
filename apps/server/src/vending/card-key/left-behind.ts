import { sql, type Transaction } from 'kysely';
import type { CardKeyTables } from './table.ts';

/** How many meters have a share of this version and of none of the `others`. */
export async function metersLeftBehind(
  transaction: Transaction<CardKeyTables>,
  version: number,
  others: readonly number[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
      from vending.meter_card_key k
     where k.version = ${version}
       and not exists (select from vending.meter_card_key o
                        where o.meter_no = k.meter_no and o.version = any (${sql.val([...others])}::smallint[]))`.execute(
    transaction,
  );
  return rows[0]?.count ?? 0;
}
