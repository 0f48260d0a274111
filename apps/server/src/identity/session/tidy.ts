import { identityOf, type Store } from '../store.ts';
import type { SessionTables } from './tables.ts';

/** A user's older sessions beyond so many are ended by a new one. */
export const mostSessionsOfUser = 20;

/** Takes away what is over by itself, and a user's oldest sessions beyond the most. */
export async function tidySessions(store: Store, userId: string, at: Date): Promise<void> {
  const sessions = identityOf<SessionTables>(store);
  await sessions.deleteFrom('session').where('expires_at', '<=', at).execute();
  await sessions
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .where('session_id', 'not in', (kept) =>
      kept
        .selectFrom('session')
        .select('session_id')
        .where('user_id', '=', userId)
        .orderBy('made_at', 'desc')
        .orderBy('session_id', 'desc')
        .limit(mostSessionsOfUser),
    )
    .execute();
}
