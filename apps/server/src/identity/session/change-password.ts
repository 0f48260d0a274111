import { SetrumError } from '@setrum/errors';
import { recordAct } from '../audit/record.ts';
import type { Caller } from '../permission/caller.ts';
import { identityOf, within } from '../store.ts';
import { assertStrong } from '../user/password-rules.ts';
import { userOf } from '../user/store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import { clearAttempts, refundAttempt } from './attempts.ts';
import { checkPassword } from './check-password.ts';
import { endSessionsOf } from './end.ts';
import type { OpenedSession, Origin } from './model.ts';
import type { SignInParts } from './parts.ts';
import { insertSession } from './store.ts';

/** Has somebody who is signed in show again that it is them: SETRUM_PASSWORD_WRONG, SETRUM_FORBIDDEN for an access key. */
export async function confirmPassword(
  parts: Pick<SignInParts, 'database' | 'now' | 'passwords'>,
  caller: Caller,
  password: string,
): Promise<UserRow> {
  if (caller.session === undefined) throw new SetrumError('SETRUM_FORBIDDEN');
  const row = await checkPassword(parts, caller.label, password);
  if (row === null) throw new SetrumError('SETRUM_PASSWORD_WRONG');
  await clearAttempts(parts.database, row.user_id);
  return row;
}

/**
 * Changes one's own password. Every session ends, this one too: whoever changed it goes on in a new one. SETRUM_PASSWORD_WRONG,
 * SETRUM_PASSWORD_WEAK, SETRUM_FORBIDDEN for an access key.
 */
export async function changePassword(
  parts: SignInParts,
  caller: Caller,
  change: { readonly current: string; readonly next: string; readonly from: Origin },
): Promise<OpenedSession> {
  const { database, now, sessions, passwords } = parts;
  const { current, next, from } = change;
  if (caller.session === undefined) throw new SetrumError('SETRUM_FORBIDDEN');
  const row = await checkPassword(parts, caller.label, current);
  if (row === null) throw new SetrumError('SETRUM_PASSWORD_WRONG');
  try {
    assertStrong(next, row.name);
    if (await passwords.verify(next, row.password_hash)) assertStrong('', row.name);
  } catch (error) {
    await refundAttempt(database, row);
    throw error;
  }
  const hash = await passwords.hash(next);
  const at = now();
  const opened = await within(database, async (transaction) => {
    const changed = await identityOf<UserTables>(transaction)
      .updateTable('user_account')
      .set({
        password_hash: hash,
        must_change_password: false,
        failed_attempts: 0,
        locked_until: null,
      })
      .where('user_id', '=', row.user_id)
      .where('state', '=', 'active')
      .where('password_hash', '=', row.password_hash)
      .returningAll()
      .executeTakeFirst();
    if (changed === undefined) throw new SetrumError('SETRUM_PASSWORD_WRONG');
    const ended = await endSessionsOf(transaction, row.user_id);
    const wanted = { userId: row.user_id, method: 'password' as const, ...from };
    const { token, session } = await insertSession(transaction, wanted, sessions.settings, at);
    const act = { actor: row.name, act: 'user.password', subject: row.name };
    await recordAct(transaction, { ...act, detail: { sessions: ended } }, at);
    return { token, session, user: userOf(changed) };
  });
  sessions.forget();
  return opened;
}
