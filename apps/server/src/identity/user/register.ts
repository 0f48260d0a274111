import { SetrumError } from '@setrum/errors';
import { uuidv7 } from '../../platform/index.ts';
import { recordAct } from '../audit/record.ts';
import { identityOf, type Store, within } from '../store.ts';
import { assertUnitsKnown } from '../unit/scope.ts';
import type { NewUser, User } from './model.ts';
import { Passwords } from './password.ts';
import { assertStrong } from './password-rules.ts';
import { type Administrator, assertReach } from './reach.ts';
import { assertRoles } from './role-rules.ts';
import { auditedUser, userOf } from './store.ts';
import type { UserTables } from './tables.ts';
import { temporaryPassword } from './temporary-password.ts';

export interface Registration {
  readonly user: User;
  /** To be told once; null for a user of a directory. */
  readonly password: string | null;
}

export interface RegistrationOptions {
  /** A password that stays; without it one is made, which its owner must change. */
  readonly password?: string;
  /** `directory`: no password at all. */
  readonly origin?: User['origin'];
  readonly passwords?: Passwords;
}

/**
 * Makes a user. SETRUM_USER_NAME, SETRUM_USER_ROLES, SETRUM_USER_EXISTS, SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_FORBIDDEN,
 * SETRUM_FORBIDDEN, SETRUM_PASSWORD_WEAK.
 */
export async function registerUser(
  store: Store,
  wanted: NewUser,
  by: Administrator,
  at: Date,
  options: RegistrationOptions = {},
): Promise<Registration> {
  const { name, roles, units, seller = null } = wanted;
  assertName(name);
  assertRoles(roles, seller);
  assertReach(by, wanted);
  if (options.password !== undefined) assertStrong(options.password, name);
  const local = options.origin !== 'directory';
  const password = local ? (options.password ?? temporaryPassword()) : null;
  const passwords = options.passwords ?? new Passwords();
  const values = {
    user_id: uuidv7(at.getTime()),
    name,
    display_name: wanted.displayName,
    email: wanted.email?.toLowerCase() ?? null,
    roles: [...new Set(roles)],
    units: [...new Set(units)],
    partner_id: seller?.partnerId ?? null,
    counter_id: seller?.counterId ?? null,
    state: 'active',
    origin: local ? 'local' : 'directory',
    language: wanted.language ?? 'id',
    password_hash: password === null ? null : await passwords.hash(password),
    must_change_password: local && options.password === undefined,
    made_at: at,
  } as const;
  return within(store, async (transaction) => {
    await assertUnitsKnown(transaction, units);
    const row = await identityOf<UserTables>(transaction)
      .insertInto('user_account')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new SetrumError('SETRUM_USER_EXISTS', { name });
    const user = userOf(row);
    const act = { actor: by.label, act: 'user.register', subject: name, after: auditedUser(user) };
    await recordAct(transaction, act, at);
    return { user, password };
  });
}

/** Names of the server's own and of the shell's acts belong to nobody. */
function assertName(name: string): void {
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(name) || ['system', 'shell'].includes(name))
    throw new SetrumError('SETRUM_USER_NAME', { name });
}
