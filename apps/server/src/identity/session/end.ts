import { identityOf, type Store } from '../store.ts';
import type { SessionTables } from './tables.ts';

/** Ends every session of a user but, where it is given, one; gives how many. */
export async function endSessionsOf(
  store: Store,
  userId: string,
  exceptSessionId: string | null = null,
): Promise<number> {
  let query = identityOf<SessionTables>(store).deleteFrom('session').where('user_id', '=', userId);
  if (exceptSessionId !== null) query = query.where('session_id', '!=', exceptSessionId);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Ends one session, of anybody or of one user; gives whose it was, null when there is none. */
export async function endSession(
  store: Store,
  sessionId: string,
  userId: string | null = null,
): Promise<string | null> {
  let query = identityOf<SessionTables>(store)
    .deleteFrom('session')
    .where('session_id', '=', sessionId);
  if (userId !== null) query = query.where('user_id', '=', userId);
  const row = await query.returning('user_id').executeTakeFirst();
  return row?.user_id ?? null;
}
