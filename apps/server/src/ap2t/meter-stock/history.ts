import type { Database } from '../../platform/index.ts';
import type { MeterMovement } from './model.ts';
import { movementOf } from './rows.ts';
import { stockTables } from './store.ts';

/** Movements of a meter, the newest first; those before `before`, where it is not null. */
export async function movementsOf(
  database: Database,
  meterNo: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly MeterMovement[]> {
  const all = stockTables(database)
    .selectFrom('meter_movement')
    .selectAll()
    .where('meter_no', '=', meterNo);
  const { before, limit } = page;
  const wanted = before === null ? all : all.where('version', '<', before);
  const rows = await wanted.orderBy('version', 'desc').limit(limit).execute();
  return rows.map(movementOf);
}
