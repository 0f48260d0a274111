import { SetrumError } from '@setrum/errors';
import { type Database, tables } from '../platform/index.ts';
import { hashOf } from './access-key.ts';
import type { IdentityTables } from './tables.ts';

/** Who is calling. */
export type Principal =
  | { readonly role: 'counter'; readonly partnerId: string; readonly counterId: string }
  | { readonly role: 'partner'; readonly partnerId: string; readonly counterId: string }
  /** `label` is who it is, for the records. */
  | { readonly role: 'staff'; readonly label: string }
  | { readonly role: 'vending'; readonly label: string }
  | { readonly role: 'finance'; readonly label: string };

/** Tells who sent an Authorization header and that they have one of `roles`; throws the coded refusal otherwise. */
export type Authenticator = <Role extends Principal['role']>(
  authorization: string | undefined,
  roles: readonly Role[],
) => Promise<Extract<Principal, { role: Role }>>;

/** A revoked key may work this much longer: a query for each request would cost more than it protects. */
const rememberMs = 5_000;
const mostRemembered = 10_000;

export function createAuthenticator(database: Database, now: () => number): Authenticator {
  const remembered = new Map<string, { readonly principal: Principal; readonly untilMs: number }>();

  async function principalOf(secret: string): Promise<Principal | null> {
    const hash = hashOf(secret);
    const name = hash.toString('base64');
    const known = remembered.get(name);
    if (known !== undefined && known.untilMs > now()) return known.principal;
    remembered.delete(name);
    const row = await tables<IdentityTables>(database, 'identity')
      .selectFrom('access_key')
      .select(['role', 'label', 'partner_id', 'counter_id'])
      .where('secret_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) return null;
    const principal: Principal =
      row.role === 'counter' || row.role === 'partner'
        ? { role: row.role, partnerId: row.partner_id ?? '', counterId: row.counter_id ?? '' }
        : { role: row.role, label: row.label };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(name, { principal, untilMs: now() + rememberMs });
    return principal;
  }

  return async (authorization, roles) => {
    const secret = /^Bearer (\S{1,200})$/.exec(authorization ?? '')?.[1];
    const principal = secret === undefined ? null : await principalOf(secret);
    if (principal === null) throw new SetrumError('SETRUM_UNAUTHENTICATED');
    if (!isOneOf(principal, roles)) throw new SetrumError('SETRUM_FORBIDDEN');
    return principal;
  };
}

function isOneOf<Role extends Principal['role']>(
  principal: Principal,
  roles: readonly Role[],
): principal is Extract<Principal, { role: Role }> {
  return roles.some((role) => role === principal.role);
}
