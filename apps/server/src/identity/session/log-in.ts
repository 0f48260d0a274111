import { setTimeout as delay } from 'node:timers/promises';
import { SetrumError } from '@setrum/errors';
import { hashOf } from '../access-key.ts';
import { recordAct } from '../audit/record.ts';
import { identityOf, within } from '../store.ts';
import { useTotpCode } from '../totp/enrol.ts';
import { useRecoveryCode } from '../totp/recovery.ts';
import type { User } from '../user/model.ts';
import { userOf } from '../user/store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import { AddressLimit } from './address-limit.ts';
import { refundAttempt } from './attempts.ts';
import { checkPassword } from './check-password.ts';
import type { SignInParts } from './parts.ts';
import { insertSession, type SessionInfo, tidySessions } from './store.ts';
import type { SessionMethod, SessionTables } from './tables.ts';

/** What somebody signs in with, and from where. */
export interface LogInRequest {
  readonly name: string;
  readonly password: string;
  readonly totp: string | null;
  readonly recoveryCode: string | null;
  readonly from: Origin;
}

export interface Origin {
  /** Address of the connection. */
  readonly source: string;
  /** What the browser says it is. */
  readonly agent: string;
  /** The token of a session that the browser brought along: it ends. */
  readonly previousToken: string | null;
}

export interface OpenedSession {
  readonly token: string;
  readonly user: User;
  readonly session: SessionInfo;
}

/** No refusal is answered sooner, so that its time tells nothing of what was wrong. */
const refusalMs = 250;

/** Signing in by password. */
export class LogIn {
  readonly #parts: SignInParts;
  readonly #limit: AddressLimit;
  readonly #refusalMs: number;

  constructor(parts: SignInParts, options: { readonly refusalMs?: number } = {}) {
    this.#parts = parts;
    this.#limit = new AddressLimit(() => parts.now().getTime());
    this.#refusalMs = options.refusalMs ?? refusalMs;
  }

  /** Opens a session. SETRUM_LOGIN_FAILED, SETRUM_LOGIN_LIMIT, SETRUM_TOTP_NEEDED, SETRUM_TOTP_WRONG, SETRUM_BUSY. */
  async open(request: LogInRequest): Promise<OpenedSession> {
    const refund = this.#limit.take(request.from.source);
    const soonest = delay(this.#refusalMs);
    try {
      const { row, method } = await this.#prove(request, refund);
      const opened = await openSessionFor(this.#parts, row, method, request);
      refund();
      return opened;
    } catch (error) {
      await soonest;
      throw error;
    }
  }

  async #prove(
    { name, password, totp, recoveryCode }: LogInRequest,
    refund: () => void,
  ): Promise<{ readonly row: UserRow; readonly method: SessionMethod }> {
    const { database, now, vault } = this.#parts;
    const row = await checkPassword(this.#parts, name, password);
    if (row === null || row.state !== 'active') throw new SetrumError('SETRUM_LOGIN_FAILED');
    if (row.totp_confirmed_at === null) return { row, method: 'password' };
    if (totp !== null) {
      if (await useTotpCode(database, vault, row, totp, now())) return { row, method: 'totp' };
      throw new SetrumError('SETRUM_TOTP_WRONG');
    }
    if (recoveryCode !== null) {
      if (await useRecoveryCode(database, row.user_id, recoveryCode, now()))
        return { row, method: 'recovery' };
      throw new SetrumError('SETRUM_TOTP_WRONG');
    }
    await refundAttempt(database, row);
    refund();
    throw new SetrumError('SETRUM_TOTP_NEEDED');
  }
}

/** Opens a session for somebody who has proved who they are. SETRUM_LOGIN_FAILED when they were blocked meanwhile. */
export async function openSessionFor(
  { database, now, sessions, passwords }: SignInParts,
  row: UserRow,
  method: SessionMethod,
  { from, password }: { readonly from: Origin; readonly password?: string },
): Promise<OpenedSession> {
  const at = now();
  const old = row.password_hash;
  const renew = password !== undefined && old !== null && passwords.isOutdated(old);
  const renewed = renew ? { password_hash: await passwords.hash(password) } : {};
  const opened = await within(database, async (transaction) => {
    const active = await identityOf<UserTables>(transaction)
      .updateTable('user_account')
      .set({ failed_attempts: 0, locked_until: null, last_log_in_at: at, ...renewed })
      .where('user_id', '=', row.user_id)
      .where('state', '=', 'active')
      // A password that was changed or reset meanwhile opens nothing any more.
      .where('password_hash', 'is not distinct from', old)
      .returningAll()
      .executeTakeFirst();
    if (active === undefined) throw new SetrumError('SETRUM_LOGIN_FAILED');
    if (from.previousToken !== null)
      await identityOf<SessionTables>(transaction)
        .deleteFrom('session')
        .where('token_hash', '=', hashOf(from.previousToken))
        .execute();
    const wanted = { userId: row.user_id, method, source: from.source, agent: from.agent };
    const { token, session } = await insertSession(transaction, wanted, sessions.settings, at);
    await tidySessions(transaction, row.user_id, at);
    const detail = { method, sessionId: session.sessionId };
    const act = { actor: row.name, act: 'session.open', subject: row.name, detail };
    await recordAct(transaction, { ...act, source: from.source }, at);
    return { token, session, user: userOf(active) };
  });
  if (from.previousToken !== null) sessions.forget();
  return opened;
}
