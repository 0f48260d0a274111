import { SetrumError } from '@setrum/errors';
import { type AnyTransaction, type Database, inTransaction } from './database.ts';
import { isLostRace, isTaken } from './failure.ts';

/** How often one may lose against others before its caller is told to come again. */
const maxAttempts = 16;

/**
 * Runs `work` in one transaction over all modules, and anew as long as somebody else is faster: a deadlock, or a row that is there already
 * under the same request key or by one of the constraints `takenBy`, which `work` finds when it looks again. It may run several times, so it does nothing that a rollback
 * would not take back. Throws SETRUM_BUSY when it always loses, and what `work` throws.
 */
export async function inRetriedTransaction<Result>(
  database: Database,
  work: (transaction: AnyTransaction) => Promise<Result>,
  takenBy: readonly string[] = [],
): Promise<Result> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await inTransaction(database, work);
    } catch (error) {
      if (!isLostRace(error) && !isTaken(error, takenBy)) throw error;
      if (attempts >= maxAttempts) throw new SetrumError('SETRUM_BUSY', {}, { cause: error });
    }
  }
}
