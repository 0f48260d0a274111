import { SetrumError } from '@setrum/errors';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AuditDetail } from '../audit/entry.ts';
import type { UnitScope } from '../permission/caller.ts';
import { maskEmail } from '../privacy/mask.ts';
import { identityOf, type Store } from '../store.ts';
import type { User } from './model.ts';
import type { UserRow, UserTables } from './tables.ts';

/** A user by login name; SETRUM_USER_UNKNOWN. */
export async function userNamed(store: Store, name: string): Promise<User> {
  return userOf(await rowNamed(store, name));
}

/** Locks the user's row for a change. SETRUM_USER_UNKNOWN. */
export async function lockUser(store: Store, name: string): Promise<UserRow> {
  return rowNamed(store, name, true);
}

async function rowNamed(store: Store, name: string, lock = false): Promise<UserRow> {
  let query = identityOf<UserTables>(store)
    .selectFrom('user_account')
    .selectAll()
    .where('name', '=', name);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_USER_UNKNOWN', { name });
  return row;
}

/** Users of a scope in the order of their names; after `after`, at most `limit`. */
export async function listUsers(
  store: Store,
  query: { readonly scope: UnitScope; readonly after: string | null; readonly limit: number },
): Promise<readonly User[]> {
  let users = identityOf<UserTables>(store)
    .selectFrom('user_account')
    .selectAll()
    .orderBy('name')
    .limit(query.limit);
  if (query.after !== null) users = users.where('name', '>', query.after);
  if (query.scope !== 'all') users = users.where(unitsWithin(query.scope));
  return (await users.execute()).map(userOf);
}

/** Whether all units of a user lie in a scope. */
export function unitsWithin(scope: ReadonlySet<string>): RawBuilder<SqlBool> {
  return sql<SqlBool>`user_account.units <@ ${[...scope]}::text[]`;
}

export function userOf(row: UserRow): User {
  const { partner_id: partnerId, counter_id: counterId } = row;
  return {
    userId: row.user_id,
    name: row.name,
    displayName: row.display_name,
    email: row.email,
    roles: row.roles,
    units: row.units,
    seller: partnerId === null || counterId === null ? null : { partnerId, counterId },
    state: row.state,
    origin: row.origin,
    language: row.language,
    mustChangePassword: row.must_change_password,
    totp: row.totp_confirmed_at !== null,
    lockedUntil: row.locked_until,
    madeAt: row.made_at,
    lastLogInAt: row.last_log_in_at,
  };
}

/** A user as the audit trail tells it. */
export function auditedUser(user: User): AuditDetail {
  return {
    displayName: user.displayName,
    email: user.email === null ? null : maskEmail(user.email),
    roles: [...user.roles].sort().join(','),
    units: [...user.units].sort().join(','),
    partnerId: user.seller?.partnerId ?? null,
    counterId: user.seller?.counterId ?? null,
    state: user.state,
    language: user.language,
  };
}
