import { businessMonth, type Database } from '../platform/index.ts';

/** Rows that one statement takes away. */
const mostRows = 5_000;
const mostRounds = 1_000;

/** The first month that is still kept, YYYYMM. */
export function firstKeptMonth(now: Date, keepMonths: number): number {
  const month = businessMonth(now);
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 - (keepMonths - 1);
  return Math.floor(index / 12) * 100 + (index % 12) + 1;
}

/** Takes away the load profiles that are older than they are kept. Gives how many partitions and rows went. */
export async function forgetOldProfiles(
  { pool }: Pick<Database, 'pool'>,
  now: Date,
  keepMonths: number,
): Promise<{ readonly partitions: number; readonly rows: number }> {
  const gone = { partitions: 0, rows: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const { rows } = await pool.query<{ partitions: number; removed: number }>(
      'select partitions, removed from profile.forget_before($1, $2)',
      [firstKeptMonth(now, keepMonths), mostRows],
    );
    const { partitions = 0, removed = 0 } = rows[0] ?? {};
    gone.partitions += partitions;
    gone.rows += removed;
    if (partitions === 0 && removed === 0) return gone;
  }
  return gone;
}
