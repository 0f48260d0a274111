import { type Database, type Logger, type Repeated, repeat } from '../../platform/index.ts';

/** Days counted in one round: years of a database that is new to this. */
const mostDays = 4_000;

/**
 * Tells the load profile what was sold to each meter in the months touched from `from` until before `until`: for purchases that were taken
 * over with instants of the past. What a server sells it counts by itself. Gives how many meters' months are other than before.
 */
export async function countSold(
  { pool }: Pick<Database, 'pool'>,
  from: Date,
  until: Date,
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select p2apst.count_sold($1, $2) as count',
    [from, until],
  );
  return rows[0]?.count ?? 0;
}

/** Counts on, until everything before `now` is counted or another server is at it. */
export async function countSoldOn({ pool }: Pick<Database, 'pool'>, now: Date): Promise<void> {
  for (let day = 0; day < mostDays; day++) {
    const { rows } = await pool.query<{ more: boolean | null }>(
      'select p2apst.count_sold_on($1) as more',
      [now],
    );
    if (rows[0]?.more !== true) return;
  }
}

/** Keeps counting what is sold, until it is stopped. */
export function keepCountingSold(
  database: Database,
  now: () => Date,
  log: Logger,
  everyMs = 30_000,
): Repeated {
  const failure = 'counting what was sold for the load profile failed';
  return repeat({ work: () => countSoldOn(database, now()), everyMs, log, failure });
}
