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
