import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { type IdentityParts, secureCookies } from '../parts.ts';
import { clearCookie, cookieValue, sessionCookie, setCookie } from '../session/cookie.ts';
import { openSessionFor } from '../session/open-for.ts';
import { originOf } from '../session/request.ts';
import { Directory } from './directory.ts';
import { flowCookie, flowSeconds, openFlow, sealFlow } from './flow-cookie.ts';
import { userOfClaims } from './match.ts';

const path = '/api/v1/session/oidc';
const tags = ['identity'];
const config = { permission: 'public' } as const;
/** The browser takes the flow along on its way back from another site, and to nowhere else. */
const flowAttributes = { sameSite: 'Lax', path } as const;

/** Signing in by the utility's directory. Off, and said to be so, unless it is set up. */
export function oidcRoutes(http: HttpServer, parts: IdentityParts): void {
  const { oidc, publicUrl } = parts.settings;
  const redirectUri = `${publicUrl ?? ''}${path}/callback`;
  const directory =
    oidc === null || publicUrl === null
      ? null
      : new Directory(oidc, redirectUri, () => parts.now().getTime());
  const ask = {
    tags,
    summary: 'Whether one can sign in by a directory here',
    response: { 200: Type.Object({ enabled: Type.Boolean() }) },
  };
  http.get(path, { schema: ask, config }, async () => ({ enabled: directory !== null }));
  const start = {
    tags,
    summary: 'Begin to sign in by the directory: sends the browser there',
    response: { 302: Type.Null(), ...problemResponses(404, 503) },
  };
  http.get(`${path}/start`, { schema: start, config }, async (request, reply) => {
    if (directory === null) throw new SetrumError('SETRUM_OIDC_OFF');
    const { url, flow } = await directory.start();
    const sealed = sealFlow(parts.vault, flow, parts.now());
    const secure = secureCookies(parts, request);
    const attributes = { ...flowAttributes, secure, maxAgeSeconds: flowSeconds };
    return reply
      .header('set-cookie', setCookie(flowCookie, sealed, attributes))
      .header('cache-control', 'no-store')
      .redirect(url.href);
  });
  callbackRoute(http, parts, directory);
}

function callbackRoute(http: HttpServer, parts: IdentityParts, directory: Directory | null): void {
  const callback = {
    tags,
    summary:
      'Where the directory sends the browser back to; goes on to the screens, with ?sign-in=CODE when it was refused',
    response: { 302: Type.Null(), ...problemResponses(404) },
  };
  http.get(`${path}/callback`, { schema: callback, config }, async (request, reply) => {
    const { oidc } = parts.settings;
    if (directory === null || oidc === null) throw new SetrumError('SETRUM_OIDC_OFF');
    const secure = secureCookies(parts, request);
    const done = clearCookie(flowCookie, { ...flowAttributes, secure });
    void reply.header('set-cookie', done).header('cache-control', 'no-store');
    try {
      const sealed = cookieValue(request.headers.cookie, flowCookie);
      const flow = openFlow(parts.vault, sealed, parts.now());
      if (flow === null) throw new SetrumError('SETRUM_OIDC_FAILED');
      const claims = await directory.finish(new URL(request.url, 'http://x').search, flow);
      const user = await userOfClaims(parts, oidc, claims);
      const from = originOf(request);
      const { token } = await openSessionFor(parts, user, 'directory', { from });
      return reply.header('set-cookie', setCookie(sessionCookie, token, { secure })).redirect('/');
    } catch (error) {
      if (!(error instanceof SetrumError)) throw error;
      parts.log.warn({ err: error }, 'a sign-in by the directory was refused');
      return reply.redirect(`/?sign-in=${error.code}`);
    }
  });
}
