import { uuidv7 } from '../../platform/index.ts';
import { hashOf } from '../access-key.ts';
import { identityOf, type Store } from '../store.ts';
import type { SessionSettings } from './settings.ts';
import type { SessionMethod, SessionTables } from './tables.ts';
import { newSessionToken } from './token.ts';

/** A session as lists tell it: never its token. */
export interface SessionInfo {
  readonly sessionId: string;
  readonly userId: string;
  readonly method: SessionMethod;
  /** The address it was opened from, and what the browser says it is. */
  readonly source: string;
  readonly agent: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export interface NewSession {
  readonly userId: string;
  readonly method: SessionMethod;
  readonly source: string;
  readonly agent: string;
}

/** A user's older sessions beyond so many are ended by a new one. */
export const mostSessionsOfUser = 20;

/** Opens a session under a new token, always: one that somebody brought along is never made to stand for a user. */
export async function insertSession(
  store: Store,
  wanted: NewSession,
  settings: SessionSettings,
  at: Date,
): Promise<{ readonly token: string; readonly session: SessionInfo }> {
  const token = newSessionToken();
  const session = {
    sessionId: uuidv7(at.getTime()),
    ...wanted,
    agent: wanted.agent.slice(0, 200),
    madeAt: at,
    seenAt: at,
    expiresAt: new Date(at.getTime() + settings.absoluteMs),
  };
  await identityOf<SessionTables>(store)
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      session_id: session.sessionId,
      user_id: session.userId,
      method: session.method,
      source: session.source,
      agent: session.agent,
      made_at: at,
      seen_at: at,
      expires_at: session.expiresAt,
    })
    .execute();
  return { token, session };
}

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
