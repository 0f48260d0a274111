import { type Database, type Logger, type Repeated, repeat } from '../../platform/index.ts';

/** Meters told at once. */
const piece = 5_000;
const mostPieces = 10_000;

/** Tells the load profile where meters hang, until it knows all that AP2T knows at `now`, or another server is at it. */
export async function tellPlaces({ pool }: Pick<Database, 'pool'>, now: Date): Promise<void> {
  for (let round = 0; round < mostPieces; round++) {
    const { rows } = await pool.query<{ more: boolean | null }>(
      'select ap2t.tell_places_on($1, $2) as more',
      [now, piece],
    );
    if (rows[0]?.more !== true) return;
  }
}

/** Keeps telling, until it is stopped. */
export function keepTellingPlaces(
  database: Database,
  now: () => Date,
  log: Logger,
  everyMs = 30_000,
): Repeated {
  const failure = 'telling the load profile where meters hang failed';
  return repeat({ work: () => tellPlaces(database, now()), everyMs, log, failure });
}
