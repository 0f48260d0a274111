import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { cookieValue, sessionCookie } from '../session/cookie.ts';
import { assertOwnPage } from '../session/csrf.ts';
import { Sessions } from '../session/sessions.ts';
import { isSessionToken } from '../session/token.ts';
import { type Caller, type Credentials, callerMay, type Gate } from './caller.ts';
import { keyHolder } from './key.ts';
import { Remembered } from './remembered.ts';

export interface GateOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** Shared with those who end sessions, so that an ended one stops at once; its own when absent. */
  readonly sessions?: Sessions;
  /** Under which address browsers reach this server, where a proxy in front changes it. */
  readonly publicUrl?: string | null;
}

interface Holder extends Omit<Caller, 'source'> {
  readonly mustChangePassword?: boolean;
}

/**
 * The gate of this server: access keys and sessions in the Authorization header, sessions in the cookie. What another server changes
 * is noticed after some seconds: a query for each request would cost more than it protects.
 */
export function createGate(options: GateOptions): Gate {
  const { database, now, publicUrl = null } = options;
  const sessions = options.sessions ?? new Sessions(database, now);
  const keys = new Remembered<Holder>(() => now().getTime());

  const holderOfSession = (token: string, { isOpenLine = false }: Credentials) =>
    isOpenLine ? sessions.holderUnseen(token) : sessions.holder(token);

  async function holderOf(request: Credentials): Promise<Holder | null> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) {
      const secret = /^Bearer (\S{1,200})$/.exec(authorization)?.[1];
      if (secret === undefined) return null;
      if (isSessionToken(secret)) return holderOfSession(secret, request);
      return keys.of(secret, () => keyHolder(database, secret));
    }
    const token = cookieValue(cookie, sessionCookie);
    if (token === undefined || !isSessionToken(token)) return null;
    const holder = await holderOfSession(token, request);
    if (holder !== null) assertOwnPage(request, token, publicUrl);
    return holder;
  }

  return async (request, permission) => {
    const holder = await holderOf(request);
    if (holder === null) throw new SetrumError('SETRUM_UNAUTHENTICATED');
    const { mustChangePassword = false, ...who } = holder;
    if (permission !== 'signed-in') {
      if (mustChangePassword) throw new SetrumError('SETRUM_PASSWORD_MUST_CHANGE');
      if (!callerMay(who, permission)) throw new SetrumError('SETRUM_FORBIDDEN');
    }
    return { ...who, source: request.ip };
  };
}
