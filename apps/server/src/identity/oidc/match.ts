import { SetrumError } from '@setrum/errors';
import type { UserRole } from '../permission/roles.ts';
import type { SignInParts } from '../session/parts.ts';
import { identityOf } from '../store.ts';
import { changeUser } from '../user/change.ts';
import { registerUser } from '../user/register.ts';
import { lockUser } from '../user/store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import type { Claims } from './directory.ts';
import type { OidcRoles, OidcSettings } from './settings.ts';

/** The directory's word counts for the whole utility. */
const by = { label: 'system', units: 'all', source: 'system' } as const;

/**
 * The user that the directory's claims name. Without configured roles somebody must have made the user here; with them, users are made as
 * they first sign in, and those made so follow the directory from then on. SETRUM_OIDC_USER, SETRUM_USER_ROLES, SETRUM_UNIT_UNKNOWN.
 */
export async function userOfClaims(
  { database, now, sessions, passwords }: SignInParts,
  settings: OidcSettings,
  claims: Claims,
): Promise<UserRow> {
  const value = namedBy(settings.claim, claims);
  const row = await identityOf<UserTables>(database)
    .selectFrom('user_account')
    .selectAll()
    .where(settings.claim === 'email' ? 'email' : 'name', '=', value)
    .executeTakeFirst();
  const { roles: mapping } = settings;
  if (mapping === null || row?.origin === 'local') {
    if (row?.state !== 'active') throw new SetrumError('SETRUM_OIDC_USER');
    return row;
  }
  const told = toldBy(mapping, claims);
  if (told.roles.length === 0) throw new SetrumError('SETRUM_OIDC_USER');
  if (row === undefined) {
    const user = newUser(settings, claims, value);
    const options = { origin: 'directory', passwords } as const;
    const wanted = { ...user, roles: told.roles, units: told.units ?? [] };
    await registerUser(database, wanted, by, now(), options);
    return lockUser(database, user.name);
  }
  if (row.state !== 'active') throw new SetrumError('SETRUM_OIDC_USER');
  const change = told.units === null ? { roles: told.roles } : { ...told, units: told.units };
  await changeUser(database, row.name, change, by, now());
  sessions.forget();
  return lockUser(database, row.name);
}

/** An address that the directory has not verified is anybody's word. */
function namedBy(claim: string, claims: Claims): string {
  const value = claims[claim];
  const verified = claim !== 'email' || claims['email_verified'] === true;
  if (typeof value !== 'string' || value === '' || !verified)
    throw new SetrumError('SETRUM_OIDC_USER');
  return value.toLowerCase();
}

function newUser({ claim }: OidcSettings, claims: Claims, value: string) {
  const text = (name: string): string | null => {
    const found = claims[name];
    return typeof found === 'string' && found !== '' ? found : null;
  };
  const name = claim === 'email' ? (text('preferred_username')?.toLowerCase() ?? '') : value;
  if (!/^[a-z][a-z0-9._-]{2,31}$/.test(name)) throw new SetrumError('SETRUM_OIDC_USER');
  const email = claims['email_verified'] === true ? text('email') : null;
  return { name, displayName: (text('name') ?? name).slice(0, 100), email };
}

function toldBy(
  { claim, byGroup, unitsClaim }: OidcRoles,
  claims: Claims,
): { readonly roles: readonly UserRole[]; readonly units: readonly string[] | null } {
  const groups = new Set(listOf(claims[claim]));
  const roles = Object.entries(byGroup).flatMap(([group, given]) =>
    groups.has(group) ? given : [],
  );
  const units = unitsClaim === null ? null : listOf(claims[unitsClaim]);
  return { roles: [...new Set(roles)], units };
}

function listOf(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string').slice(0, 1_000);
}
