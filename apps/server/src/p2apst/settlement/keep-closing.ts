import { type Database, type Logger, type Repeated, repeat } from '../../platform/index.ts';
import { closeDueDays } from './due.ts';

/**
 * Closes business days as they end, until it is stopped. Any number of servers may do so on one database.
 *
 * @param tidy further housekeeping of the hub, done in the same rounds
 */
export function keepClosing(
  database: Database,
  now: () => Date,
  log: Logger,
  tidy: () => Promise<unknown>,
  everyMs = 60_000,
): Repeated {
  return repeat({
    work: () => close(database, now(), log, tidy),
    everyMs,
    log,
    failure: 'closing business days failed',
  });
}

/** A day that is refused needs a person, so it is an error in the log each time. */
async function close(
  database: Database,
  at: Date,
  log: Logger,
  tidy: () => Promise<unknown>,
): Promise<void> {
  const { closed, refused } = await closeDueDays(database, at);
  for (const { partnerId, day } of closed) log.info({ partnerId, day }, 'a business day is closed');
  for (const { partnerId, day, error } of refused) {
    log.error({ partnerId, day, err: error }, 'a business day cannot be closed');
  }
  await tidy();
}
