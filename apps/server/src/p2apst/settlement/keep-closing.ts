import type { Database, Logger } from '../../platform/index.ts';
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
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    round = close(database, now(), log, tidy).finally(() => {
      isRunning = false;
    });
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return round;
    },
  };
}

/** The next round tries again what fails; a day that is refused needs a person, so it is an error in the log each time. */
async function close(
  database: Database,
  at: Date,
  log: Logger,
  tidy: () => Promise<unknown>,
): Promise<void> {
  try {
    const { closed, refused } = await closeDueDays(database, at);
    for (const { partnerId, day } of closed)
      log.info({ partnerId, day }, 'a business day is closed');
    for (const { partnerId, day, error } of refused) {
      log.error({ partnerId, day, err: error }, 'a business day cannot be closed');
    }
    await tidy();
  } catch (error) {
    log.error({ err: error }, 'closing business days failed');
  }
}
