import type { Logger } from '../platform/index.ts';
import type { SignInParts } from './session/parts.ts';
import type { IdentitySettings } from './settings.ts';

/** What the routes of this module are put together from. */
export interface IdentityParts extends SignInParts {
  readonly settings: IdentitySettings;
  readonly log: Logger;
  /** How soon a refused sign-in is answered at the soonest; for tests. */
  readonly refusalMs?: number;
}

/** Whether cookies go over TLS only: when this request came so, or the public address says so. */
export function secureCookies(
  { settings }: Pick<IdentityParts, 'settings'>,
  request: { readonly protocol: string },
): boolean {
  return request.protocol === 'https' || (settings.publicUrl?.startsWith('https:') ?? false);
}
