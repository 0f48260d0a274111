import type { Selectable } from 'kysely';
import type { UnitScope } from '../permission/caller.ts';
import { identityOf, type Store } from '../store.ts';
import { unitsWithin } from '../user/store.ts';
import type { UserTables } from '../user/tables.ts';
import type { SessionSettings } from './settings.ts';
import type { SessionInfo } from './store.ts';
import type { SessionTables } from './tables.ts';

export interface SessionOfUser extends SessionInfo {
  /** The user's login name. */
  readonly name: string;
}

/** Live sessions, the newest first; of one user, or of all before a session; at most `limit`. */
export async function listSessions(
  store: Store,
  query: {
    readonly userId: string | null;
    /** Only sessions of users whose units lie in it. */
    readonly scope: UnitScope;
    /** A session's id: ids are in the order of time. */
    readonly before: string | null;
    readonly limit: number;
  },
  settings: SessionSettings,
  at: Date,
): Promise<readonly SessionOfUser[]> {
  let sessions = identityOf<SessionTables & UserTables>(store)
    .selectFrom('session')
    .innerJoin('user_account', 'user_account.user_id', 'session.user_id')
    .selectAll('session')
    .select('user_account.name')
    .where('session.expires_at', '>', at)
    .where('session.seen_at', '>', new Date(at.getTime() - settings.idleMs))
    .orderBy('session.session_id', 'desc')
    .limit(query.limit);
  if (query.userId !== null) sessions = sessions.where('session.user_id', '=', query.userId);
  if (query.before !== null) sessions = sessions.where('session.session_id', '<', query.before);
  if (query.scope !== 'all') sessions = sessions.where(unitsWithin(query.scope));
  return (await sessions.execute()).map((row) => ({ ...infoOf(row), name: row.name }));
}

function infoOf(row: Selectable<SessionTables['session']>): SessionInfo {
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    method: row.method,
    source: row.source,
    agent: row.agent,
    madeAt: row.made_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}
