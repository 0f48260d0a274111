import { SetrumError } from '@setrum/errors';
import { changesBetween } from '../audit/changes.ts';
import { recordAct } from '../audit/record.ts';
import { identityOf, type Store, within } from '../store.ts';
import { assertUnitsKnown } from '../unit/scope.ts';
import { lockAnother, update } from './lock.ts';
import type { User, UserChange } from './model.ts';
import { type Administrator, assertReach } from './reach.ts';
import { assertRoles } from './role-rules.ts';
import { auditedUser, userOf } from './store.ts';
import type { UserTables } from './tables.ts';

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
    const act = { actor: by.label, act: 'user.change', subject: name };
    await recordAct(transaction, { ...act, ...changes }, at);
    return after;
  });
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
