import type { FastifyRequest } from 'fastify';
import { cookieValue, sessionCookie } from './cookie.ts';
import type { Origin } from './model.ts';
import { isSessionToken } from './token.ts';

type Request = Pick<FastifyRequest, 'ip' | 'headers'>;

/** The token of the session that a request brought, in whichever way; null when it has none. */
export function sessionTokenOf({ headers }: Pick<Request, 'headers'>): string | null {
  const bearer = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1];
  const token = bearer ?? cookieValue(headers.cookie, sessionCookie) ?? '';
  return isSessionToken(token) ? token : null;
}

export function originOf(request: Request): Origin {
  return {
    source: request.ip,
    agent: request.headers['user-agent'] ?? '',
    previousToken: sessionTokenOf(request),
  };
}
