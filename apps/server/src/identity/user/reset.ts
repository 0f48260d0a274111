import { SetrumError } from '@setrum/errors';
import { recordAct } from '../audit/record.ts';
import { endSessionsOf } from '../session/end.ts';
import { identityOf, type Store, within } from '../store.ts';
import { lockAnother, update } from './lock.ts';
import { Passwords } from './password.ts';
import type { Administrator } from './reach.ts';
import type { UserTables } from './tables.ts';
import { temporaryPassword } from './temporary-password.ts';

/**
 * Gives a user a new password, to be told once and changed at the next sign-in; ends every session and any lock. `removeTotp` also takes
 * away a lost authenticator. SETRUM_USER_UNKNOWN, SETRUM_USER_OWN, SETRUM_USER_DIRECTORY, SETRUM_UNIT_FORBIDDEN.
 */
export async function resetPassword(
  store: Store,
  name: string,
  by: Administrator,
  at: Date,
  options: { readonly removeTotp?: boolean; readonly passwords?: Passwords } = {},
): Promise<string> {
  const { removeTotp = false, passwords = new Passwords() } = options;
  const password = temporaryPassword();
  const hash = await passwords.hash(password);
  await within(store, async (transaction) => {
    const row = await lockAnother(transaction, name, by);
    if (row.origin === 'directory') throw new SetrumError('SETRUM_USER_DIRECTORY', { name });
    const noTotp = { totp_secret: null, totp_confirmed_at: null, totp_last_step: null };
    await update(transaction, name, {
      password_hash: hash,
      must_change_password: true,
      failed_attempts: 0,
      locked_until: null,
      ...(removeTotp ? noTotp : {}),
    });
    if (removeTotp)
      await identityOf<UserTables>(transaction)
        .deleteFrom('recovery_code')
        .where('user_id', '=', row.user_id)
        .execute();
    const sessions = await endSessionsOf(transaction, row.user_id);
    const detail = { sessions, removeTotp };
    await recordAct(transaction, { actor: by.label, act: 'user.reset', subject: name, detail }, at);
  });
  return password;
}
