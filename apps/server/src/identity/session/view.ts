import { type Static, Type } from 'typebox';
import { type Caller, callerMay } from '../permission/caller.ts';
import { permissions } from '../permission/table.ts';
import { Instant, Language, orNull, Seller } from '../schema.ts';
import type { Store } from '../store.ts';
import type { User } from '../user/model.ts';
import { userNamed } from '../user/store.ts';
import type { SessionInfo } from './store.ts';
import { csrfTokenOf } from './token.ts';

/** Who I am, and what I may do. */
export const Me = Type.Object({
  name: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Type.String()),
  units: Type.Array(Type.String(), {
    description: 'As assigned: each with all that is below it; * is the whole country',
  }),
  permissions: Type.Array(Type.String()),
  seller: orNull(Seller),
  language: Language,
  mustChangePassword: Type.Boolean({
    description: 'Until it is changed nothing but one’s own session is open',
  }),
  totp: Type.Boolean({ description: 'Whether an authenticator is asked for' }),
  directory: Type.Boolean({ description: 'Signs in by OpenID Connect, and has no password here' }),
  csrf: orNull(
    Type.String({ description: 'To be sent in X-CSRF-Token with whatever changes something' }),
  ),
});

type MeView = Static<typeof Me>;

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

export const SessionView = Type.Object({
  sessionId: Type.String(),
  name: Type.String(),
  method: Type.String({ description: 'password, totp, recovery, directory' }),
  source: Type.String(),
  agent: Type.String(),
  madeAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
});

export function sessionView(session: SessionInfo & { readonly name: string }) {
  const { userId: _userId, ...told } = session;
  return {
    ...told,
    madeAt: session.madeAt.toISOString(),
    seenAt: session.seenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
