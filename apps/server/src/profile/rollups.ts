import type { Database } from '../platform/index.ts';

/** Changed months taken up at once. */
const mostChanged = 5_000;
/** So that one round of a job comes to an end, whatever is being told meanwhile. */
const mostRounds = 10_000;

/**
 * Makes the rollups anew whose readings, sales or places have changed. Any number of servers may do so on one database: one at a time does.
 * Gives how many places, each with a month, were made.
 */
export async function refreshRollups(
  { pool }: Pick<Database, 'pool'>,
  { rounds = mostRounds }: { readonly rounds?: number } = {},
): Promise<number> {
  for (let round = 0; round < rounds; round++) {
    const { rows } = await pool.query<{ count: number }>(
      'select profile.gather_changed($1) as count',
      [mostChanged],
    );
    if ((rows[0]?.count ?? 0) === 0) break;
  }
  let places = 0;
  for (let round = 0; round < rounds; round++) {
    const { rows } = await pool.query<{ count: number | null }>(
      'select profile.refresh_month() as count',
    );
    const count = rows[0]?.count ?? null;
    if (count === null) break;
    places += count;
  }
  return places;
}
