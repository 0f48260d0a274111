import { setTimeout as delay } from 'node:timers/promises';
import { SetrumError } from '@setrum/errors';
import { useRecoveryCode } from '../totp/recovery.ts';
import { useTotpCode } from '../totp/use.ts';
import type { UserRow } from '../user/tables.ts';
import { AddressLimit } from './address-limit.ts';
import { refundAttempt } from './attempts.ts';
import { checkPassword } from './check-password.ts';
import type { OpenedSession, Origin } from './model.ts';
import { openSessionFor } from './open-for.ts';
import type { SignInParts } from './parts.ts';
import type { SessionMethod } from './tables.ts';

/** What somebody signs in with, and from where. */
export interface LogInRequest {
  readonly name: string;
  readonly password: string;
  readonly totp: string | null;
  readonly recoveryCode: string | null;
  readonly from: Origin;
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
