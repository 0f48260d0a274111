import type { Database } from '../platform/index.ts';
import { businessMonth } from '../platform/index.ts';

/** Makes the partitions of last month, this one and the next two, if they are missing. */
export async function keepMonthPartitions(database: Database, now: Date): Promise<void> {
  for (const offset of [-1, 0, 1, 2]) {
    const month = businessMonth(
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 15)),
    );
    await database.pool.query('select profile.create_month($1)', [month]);
  }
}
