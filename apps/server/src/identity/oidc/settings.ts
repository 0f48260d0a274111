import { SetrumError } from '@setrum/errors';
import { type UserRole, userRoles } from '../permission/roles.ts';

/** A directory of the utility that speaks OpenID Connect. */
export interface OidcSettings {
  /** https, or http on the loopback address. SETRUM_OIDC_ISSUER */
  readonly issuer: string;
  /** SETRUM_OIDC_CLIENT_ID */
  readonly clientId: string;
  /** SETRUM_OIDC_CLIENT_SECRET */
  readonly clientSecret: string;
  /** The claim that names the user here; `email` is compared with the e-mail address, any other with the login name. SETRUM_OIDC_CLAIM */
  readonly claim: string;
  /** Beside `openid`. SETRUM_OIDC_SCOPE */
  readonly scope: string;
  /** Null: only users that are here already can sign in. */
  readonly roles: OidcRoles | null;
}

/** How the directory's groups become roles: then users are made, and kept up to date, as they sign in. */
export interface OidcRoles {
  /** The claim that holds the groups. SETRUM_OIDC_ROLES_CLAIM */
  readonly claim: string;
  /** SETRUM_OIDC_ROLES: `group=role+role,group=role` */
  readonly byGroup: Readonly<Record<string, readonly UserRole[]>>;
  /** The claim that holds the assigned units; null: such users have none until an administrator gives them. SETRUM_OIDC_UNITS_CLAIM */
  readonly unitsClaim: string | null;
}

/** The settings that an environment holds; null when it names no issuer. SETRUM_USAGE when they are incomplete. */
export function oidcSettingsOf(env: NodeJS.ProcessEnv): OidcSettings | null {
  const text = (name: string): string | null => env[name] || null;
  const issuer = text('SETRUM_OIDC_ISSUER');
  if (issuer === null) return null;
  const clientId = text('SETRUM_OIDC_CLIENT_ID');
  const clientSecret = text('SETRUM_OIDC_CLIENT_SECRET');
  if (clientId === null || clientSecret === null)
    throw usage('SETRUM_OIDC_ISSUER needs SETRUM_OIDC_CLIENT_ID and SETRUM_OIDC_CLIENT_SECRET');
  assertIssuer(issuer);
  const groups = text('SETRUM_OIDC_ROLES');
  return {
    issuer,
    clientId,
    clientSecret,
    claim: text('SETRUM_OIDC_CLAIM') ?? 'preferred_username',
    scope: text('SETRUM_OIDC_SCOPE') ?? 'profile email',
    roles:
      groups === null
        ? null
        : {
            claim: text('SETRUM_OIDC_ROLES_CLAIM') ?? 'groups',
            byGroup: rolesByGroup(groups),
            unitsClaim: text('SETRUM_OIDC_UNITS_CLAIM'),
          },
  };
}

/** Whoever can read what goes to the directory can sign in as anybody. */
export function assertIssuer(issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url?.protocol === 'https:' || (url !== null && isLoopback(url))) return;
  throw usage('SETRUM_OIDC_ISSUER must be an https address');
}

export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

function rolesByGroup(text: string): OidcRoles['byGroup'] {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [group = '', names = ''] = pair.split('=').map((part) => part.trim());
      const roles = names.split('+').map((name) => userRoles.find((role) => role === name.trim()));
      const known = roles.filter((role) => role !== undefined);
      if (group === '' || known.length !== roles.length)
        throw usage(`SETRUM_OIDC_ROLES is group=role+role,group=role; not so: ${pair}`);
      return [group, known];
    }),
  );
}

function usage(detail: string): SetrumError {
  return new SetrumError('SETRUM_USAGE', { detail });
}
