import { type Caller, callerMay } from '../permission/caller.ts';
import { permissions } from '../permission/table.ts';
import type { Store } from '../store.ts';
import type { User } from '../user/model.ts';
import { userNamed } from '../user/store.ts';
import type { MeView } from './me.ts';
import { csrfTokenOf } from './token.ts';

/** A user as the owner of a session sees themselves. */
export function meOf(user: User, sessionToken: string | null): MeView {
  return {
    name: user.name,
    displayName: user.displayName,
    roles: [...user.roles],
    units: [...user.units],
    permissions: permissions.filter((permission) => callerMay(user, permission)),
    seller: user.seller,
    language: user.language,
    mustChangePassword: user.mustChangePassword,
    totp: user.totp,
    directory: user.origin === 'directory',
    csrf: sessionToken === null ? null : csrfTokenOf(sessionToken),
  };
}

/** The same for any caller: an access key has a label, and neither page nor password. */
export async function meOfCaller(
  store: Store,
  caller: Caller,
  sessionToken: string | null,
): Promise<MeView> {
  if (caller.session !== undefined) return meOf(await userNamed(store, caller.label), sessionToken);
  return {
    name: caller.label,
    displayName: caller.label,
    roles: [...caller.roles],
    units: caller.units === 'all' ? ['*'] : [...caller.units],
    permissions: permissions.filter((permission) => callerMay(caller, permission)),
    seller: caller.seller,
    language: 'id',
    mustChangePassword: false,
    totp: false,
    directory: false,
    csrf: null,
  };
}
