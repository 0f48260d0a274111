import { SetrumError } from '@setrum/errors';
import { type OidcSettings, oidcSettingsOf } from './oidc/settings.ts';
import { type SessionSettings, sessionDefaults } from './session/settings.ts';

/** How people sign in here. */
export interface IdentitySettings {
  /** Under which address browsers reach this server (`https://setrum.example.id`); null: as they say. Needed for OpenID Connect. */
  readonly publicUrl: string | null;
  readonly session: SessionSettings;
  /** Null: no directory. */
  readonly oidc: OidcSettings | null;
}

export const identityDefaults: IdentitySettings = {
  publicUrl: null,
  session: sessionDefaults,
  oidc: null,
};

/** The settings that an environment holds: SETRUM_PUBLIC_URL and those of the directory. SETRUM_USAGE. */
export function identitySettingsOf(env: NodeJS.ProcessEnv): IdentitySettings {
  const publicUrl = env['SETRUM_PUBLIC_URL'] || null;
  if (publicUrl !== null && !/^https?:\/\/[^/]+$/.test(publicUrl)) {
    const detail = 'SETRUM_PUBLIC_URL is an address without a path: https://setrum.example.id';
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  const oidc = oidcSettingsOf(env);
  if (oidc !== null && publicUrl === null) {
    const detail =
      'SETRUM_OIDC_ISSUER needs SETRUM_PUBLIC_URL: the directory sends browsers back there';
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  return { ...identityDefaults, publicUrl, oidc };
}
