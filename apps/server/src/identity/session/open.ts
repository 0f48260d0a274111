import type { Database } from '../../platform/index.ts';
import { userNamed } from '../user/store.ts';
import { type SessionSettings, sessionDefaults } from './settings.ts';
import { insertSession } from './store.ts';
import { csrfTokenOf } from './token.ts';

/** Opens a session of a user without asking for anything: for tests and demonstrations, never behind a route. SETRUM_USER_UNKNOWN. */
export async function openSession(
  database: Database,
  name: string,
  at: Date,
  settings: SessionSettings = sessionDefaults,
): Promise<{ readonly token: string; readonly csrf: string; readonly sessionId: string }> {
  const { userId } = await userNamed(database, name);
  const wanted = { userId, method: 'password', source: 'test', agent: '' } as const;
  const { token, session } = await insertSession(database, wanted, settings, at);
  return { token, csrf: csrfTokenOf(token), sessionId: session.sessionId };
}
