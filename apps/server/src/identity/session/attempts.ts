import { type RawBuilder, sql } from 'kysely';
import { identityOf, type Store } from '../store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';

/** So many failures in a row lock an account for a minute; every further one doubles the time, up to an hour. */
export const attemptsBeforeLock = 5;
const firstLockSeconds = 60;
const longestLockSeconds = 3_600;

/**
 * Counts an attempt as failed before it is made, and gives the user it is made on; null when there is none, or the account is
 * locked. So attempts at the same time are all counted, and only one is under way once the next would lock.
 */
export async function reserveAttempt(
  store: Store,
  name: string,
  at: Date,
): Promise<UserRow | null> {
  const row = await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set({ failed_attempts: sql<number>`failed_attempts + 1`, locked_until: lockedUntil(at) })
    .where('name', '=', name)
    .where((is) => is.or([is('locked_until', 'is', null), is('locked_until', '<=', at)]))
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** The attempt was no failure, and no success either: the password was right, and something more is needed. */
export async function refundAttempt(store: Store, row: UserRow): Promise<void> {
  await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set({
      failed_attempts: sql<number>`greatest(failed_attempts - 1, 0)`,
      ...(row.locked_until === null ? {} : { locked_until: null }),
    })
    .where('user_id', '=', row.user_id)
    .execute();
}

/** The attempt succeeded: all failures before it are forgotten. */
export async function clearAttempts(store: Store, userId: string): Promise<void> {
  await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set({ failed_attempts: 0, locked_until: null })
    .where('user_id', '=', userId)
    .execute();
}

function lockedUntil(at: Date): RawBuilder<Date | null> {
  const times = sql`least(failed_attempts + 1 - ${attemptsBeforeLock}::integer, 10)`;
  const seconds = sql`least(${firstLockSeconds}::integer * power(2, ${times}), ${longestLockSeconds}::integer)`;
  return sql<Date | null>`case when failed_attempts + 1 >= ${attemptsBeforeLock}::integer
    then ${at}::timestamptz + make_interval(secs => ${seconds}) end`;
}
