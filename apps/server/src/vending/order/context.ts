import { type Database, tables } from '../../platform/index.ts';
import type { VendingTables } from '../tables.ts';
import type { OrderContext } from './model.ts';

/** What is known of a meter, for the plan of an order. */
export async function orderContext(database: Database, meterNo: string): Promise<OrderContext> {
  const vending = tables<VendingTables>(database, 'vending');
  const [keys, lastTids] = await Promise.all([
    vending
      .selectFrom('meter_key')
      .selectAll()
      .where('meter_no', '=', meterNo)
      .orderBy('version')
      .execute(),
    vending
      .selectFrom('token')
      .select(({ fn }) => ['base_date', fn.max('tid').as('tid')])
      .where('meter_no', '=', meterNo)
      .groupBy('base_date')
      .execute(),
  ]);
  const known = lastTids.flatMap(({ base_date, tid }) =>
    tid === null ? [] : [[base_date, tid] as const],
  );
  return { keys, lastTids: new Map<number, number>(known) };
}
