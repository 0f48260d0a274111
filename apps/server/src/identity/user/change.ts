import { SetrumError } from '@setrum/errors';
import { changesBetween } from '../audit/changes.ts';
import { recordAct } from '../audit/record.ts';
import { endSessionsOf } from '../session/store.ts';
import { identityOf, type Store, within } from '../store.ts';
import { assertUnitsKnown } from '../unit/scope.ts';
import type { User, UserChange } from './model.ts';
import { Passwords, temporaryPassword } from './password.ts';
import { type Administrator, assertReach } from './reach.ts';
import { assertRoles } from './role-rules.ts';
import { auditedUser, lockUser, userOf } from './store.ts';
import type { UserRow, UserTables } from './tables.ts';

/**
 * Changes a user other than oneself. SETRUM_USER_UNKNOWN, SETRUM_USER_OWN, SETRUM_USER_ROLES, SETRUM_USER_EXISTS (the e-mail address is
 * taken), SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_FORBIDDEN.
 */
export function changeUser(
  store: Store,
  name: string,
  change: UserChange,
  by: Administrator,
  at: Date,
): Promise<User> {
  return within(store, async (transaction) => {
    const before = userOf(await lockAnother(transaction, name, by));
    const after = { ...before, ...change, email: change.email?.toLowerCase() ?? before.email };
    if (change.email === null) after.email = null;
    assertRoles(after.roles, after.seller);
    assertReach(by, after);
    await assertUnitsKnown(transaction, after.units);
    const changes = changesBetween(auditedUser(before), auditedUser(after));
    if (changes === null && before.email === after.email) return before;
    await assertEmailFree(transaction, after);
    await update(transaction, name, {
      display_name: after.displayName,
      email: after.email,
      roles: after.roles,
      units: after.units,
      partner_id: after.seller?.partnerId ?? null,
      counter_id: after.seller?.counterId ?? null,
      language: after.language,
    });
    await recordAct(
      transaction,
      { actor: by.label, act: 'user.change', subject: name, ...changes },
      at,
    );
    return after;
  });
}

/** Blocks a user, which ends every session, or lets one in again. SETRUM_USER_UNKNOWN, SETRUM_USER_OWN, SETRUM_UNIT_FORBIDDEN. */
export function setUserState(
  store: Store,
  name: string,
  state: User['state'],
  by: Administrator,
  at: Date,
): Promise<User> {
  return within(store, async (transaction) => {
    const row = await lockAnother(transaction, name, by);
    if (row.state === state) return userOf(row);
    await update(transaction, name, { state });
    const sessions = state === 'blocked' ? await endSessionsOf(transaction, row.user_id) : 0;
    const changes = { before: { state: row.state }, after: { state } };
    const act = { actor: by.label, act: 'user.state', subject: name, detail: { sessions } };
    await recordAct(transaction, { ...act, ...changes }, at);
    return userOf({ ...row, state });
  });
}

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

/** Locks a user that the administrator may change: of their own units, and not themselves. */
async function lockAnother(store: Store, name: string, by: Administrator): Promise<UserRow> {
  if (name === by.label && by.source !== 'shell') throw new SetrumError('SETRUM_USER_OWN');
  const row = await lockUser(store, name);
  assertReach(by, row);
  return row;
}

async function assertEmailFree(store: Store, { email, userId, name }: User): Promise<void> {
  if (email === null) return;
  const other = await identityOf<UserTables>(store)
    .selectFrom('user_account')
    .select('user_id')
    .where('email', '=', email)
    .where('user_id', '!=', userId)
    .executeTakeFirst();
  if (other !== undefined) throw new SetrumError('SETRUM_USER_EXISTS', { name });
}

async function update(store: Store, name: string, values: Partial<UserRow>): Promise<void> {
  await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set(values)
    .where('name', '=', name)
    .execute();
}
