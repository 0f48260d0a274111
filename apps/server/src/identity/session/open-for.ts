import { SetrumError } from '@setrum/errors';
import { hashOf } from '../access-key.ts';
import { recordAct } from '../audit/record.ts';
import { identityOf, within } from '../store.ts';
import { userOf } from '../user/store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import type { OpenedSession, Origin } from './model.ts';
import type { SignInParts } from './parts.ts';
import { insertSession } from './store.ts';
import type { SessionMethod, SessionTables } from './tables.ts';
import { tidySessions } from './tidy.ts';

/** Opens a session for somebody who has proved who they are. SETRUM_LOGIN_FAILED when they were blocked meanwhile. */
export async function openSessionFor(
  { database, now, sessions, passwords }: SignInParts,
  row: UserRow,
  method: SessionMethod,
  { from, password }: { readonly from: Origin; readonly password?: string },
): Promise<OpenedSession> {
  const at = now();
  const old = row.password_hash;
  const renew = password !== undefined && old !== null && passwords.isOutdated(old);
  const renewed = renew ? { password_hash: await passwords.hash(password) } : {};
  const opened = await within(database, async (transaction) => {
    const active = await identityOf<UserTables>(transaction)
      .updateTable('user_account')
      .set({ failed_attempts: 0, locked_until: null, last_log_in_at: at, ...renewed })
      .where('user_id', '=', row.user_id)
      .where('state', '=', 'active')
      // A password that was changed or reset meanwhile opens nothing any more.
      .where('password_hash', 'is not distinct from', old)
      .returningAll()
      .executeTakeFirst();
    if (active === undefined) throw new SetrumError('SETRUM_LOGIN_FAILED');
    if (from.previousToken !== null)
      await identityOf<SessionTables>(transaction)
        .deleteFrom('session')
        .where('token_hash', '=', hashOf(from.previousToken))
        .execute();
    const wanted = { userId: row.user_id, method, source: from.source, agent: from.agent };
    const { token, session } = await insertSession(transaction, wanted, sessions.settings, at);
    await tidySessions(transaction, row.user_id, at);
    const detail = { method, sessionId: session.sessionId };
    const act = { actor: row.name, act: 'session.open', subject: row.name, detail };
    await recordAct(transaction, { ...act, source: from.source }, at);
    return { token, session, user: userOf(active) };
  });
  if (from.previousToken !== null) sessions.forget();
  return opened;
}
