import { SetrumError } from '@setrum/errors';
import { systemCaller } from '../../identity/index.ts';
import { businessDay, type Database, tables } from '../../platform/index.ts';
import type { ApplicationTables } from '../application/tables.ts';
import type { ApplicationEngine } from './engine.ts';

/** Few run out in a night; what is left over the next round takes. */
const mostAtOnce = 500;

/**
 * Marks the registrations whose last day of payment is over; gives how many. P2APST refuses them by their date anyway, so nothing hangs on
 * when this runs, and one that was paid in its last second is paid.
 */
export async function expireRegistrations(
  database: Database,
  engine: ApplicationEngine,
  now: Date,
): Promise<number> {
  const due = await tables<ApplicationTables>(database, 'ap2t')
    .selectFrom('application')
    .select(['agenda_no', 'step'])
    .where('state', '=', 'sip-issued')
    .where('sip_expires_on', '<', businessDay(now, null))
    .orderBy('sip_expires_on')
    .limit(mostAtOnce)
    .execute();
  let expired = 0;
  for (const { agenda_no: agendaNo, step: last } of due) {
    // Paid in its last second and reversed, the same registration runs out once more.
    const requestKey = `expire ${last}`;
    const step = { agendaNo, action: 'expire', input: {}, reason: null, requestKey } as const;
    try {
      await engine.act({ ...step, caller: systemCaller, seenStep: null });
      expired += 1;
    } catch (error) {
      // Paid or withdrawn since the look.
      if (!(error instanceof SetrumError) || error.code !== 'SETRUM_APPLICATION_STATE') throw error;
    }
  }
  return expired;
}
