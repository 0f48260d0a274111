import { type Database, tables } from '../platform/index.ts';
import type { ProfileTables } from './tables.ts';

/** When a report of each of these meters last came in; a meter of which none ever did is left out. */
export async function lastSeen(
  database: Database,
  meterNos: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (meterNos.length === 0) return new Map();
  const rows = await tables<ProfileTables>(database, 'profile')
    .selectFrom('report')
    .select(({ fn }) => ['meter_no', fn.max('received_at').as('seen_at')])
    .where('meter_no', 'in', [...meterNos])
    .groupBy('meter_no')
    .execute();
  return new Map(rows.map(({ meter_no, seen_at }) => [meter_no, seen_at]));
}
