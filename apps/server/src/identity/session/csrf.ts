import { SetrumError } from '@setrum/errors';
import type { Credentials } from '../permission/caller.ts';
import { isCsrfTokenOf } from './token.ts';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site makes a browser send: SETRUM_CSRF. Browsers say where a request comes from; programs that are not browsers say
 * nothing, and are no danger here.
 */
export function assertSameOrigin({ headers }: Credentials, publicUrl: string | null): void {
  const site = textOf(headers['sec-fetch-site']);
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new SetrumError('SETRUM_CSRF');
  const { origin } = headers;
  if (origin === undefined || origin === publicUrl) return;
  if (hostOf(origin) !== textOf(headers['host'])) throw new SetrumError('SETRUM_CSRF');
}

/** Refuses a request with a session cookie that changes something and does not come from our own page: SETRUM_CSRF. */
export function assertOwnPage(
  request: Credentials,
  sessionToken: string,
  publicUrl: string | null,
): void {
  if (safeMethods.includes(request.method)) return;
  assertSameOrigin(request, publicUrl);
  const given = textOf(request.headers['x-csrf-token']);
  if (given === undefined || !isCsrfTokenOf(sessionToken, given))
    throw new SetrumError('SETRUM_CSRF');
}

function textOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** `null` is what browsers send for pages without an origin of their own. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
