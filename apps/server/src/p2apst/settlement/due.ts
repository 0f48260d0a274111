import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { closableFrom, closeDay, scheduler } from './close.ts';
import type { Closing } from './model.ts';
import { nextWindow } from './window.ts';

/** What a round of closings did. */
export interface DueClosings {
  readonly closed: readonly Closing[];
  /** Days that refused to be closed; the days after them wait. */
  readonly refused: readonly {
    readonly partnerId: string;
    readonly day: string;
    readonly error: SetrumError;
  }[];
}

/** How many days of one partner are closed in one round; the next round takes the rest. */
const mostDays = 400;

/**
 * Closes every business day that is over, partner by partner. To be called once in a while; several servers may do so at once. A partner
 * whose day is refused does not keep the others waiting.
 *
 * @param partnerId only this one; null: all
 */
export async function closeDueDays(
  database: Database,
  now: Date,
  partnerId: string | null = null,
  by = scheduler,
): Promise<DueClosings> {
  const { rows } = await database.pool.query<{ partner_id: string }>(
    'select partner_id from p2apst.partner where $1::text is null or partner_id = $1 order by partner_id',
    [partnerId],
  );
  const closed: Closing[] = [];
  const refused: DueClosings['refused'][number][] = [];
  for (const { partner_id } of rows) {
    for (let days = 0; days < mostDays; days++) {
      const window = await nextWindow(database.pool, partner_id, now);
      if (window === null || now < closableFrom(window.until)) break;
      try {
        closed.push(await closeDay(database, window, by, now));
      } catch (error) {
        if (!(error instanceof SetrumError)) throw error;
        refused.push({ partnerId: partner_id, day: window.day, error });
        break;
      }
    }
  }
  return { closed, refused };
}
