import { createCipher } from '../ciphers/cipher.ts';
import { classOfToken, readToken } from '../tokens/read.ts';
import type { StsToken } from '../tokens/types.ts';
import type { TokenEffect } from './effect.ts';
import { acceptSection, withoutStaleKeyChange } from './key-change.ts';
import { type DecoderLimits, type FullLimits, fullLimits } from './limits.ts';
import { afterReject, isLocked } from './lockout.ts';
import { resultCode, type TokenResult } from './result.ts';
import type { DecoderState } from './state.ts';
import { withTid } from './tid-memory.ts';
import { judge } from './validate.ts';

/** What became of a token: the state to save, the result to show, the effect to apply. */
export interface Acceptance {
  readonly state: DecoderState;
  readonly result: TokenResult;
  /** The published number of the result; see `RESULT_CODES`. */
  readonly code: number;
  readonly effect: TokenEffect | null;
}

interface Step {
  readonly state: DecoderState;
  readonly result: TokenResult;
  readonly effect: TokenEffect | null;
}

/** Class 1: tests in clear. They prove nothing, so a lock does not stop them and they do not end it. */
const TEST_CLASS = 1;

/**
 * Gives a token to a meter (IEC 62055-41, 7.2, 7.3). Pure: the state handed in stays as it is; save the new one and
 * apply the effect in one atomic step, or the customer loses credit or gets it twice. Never throws on any digits.
 * `digits` are 20 digits without blanks. `nowMs` serves the time-out of a key change and the lock of the keypad only,
 * never the validity of a token.
 */
export function acceptToken(
  state: DecoderState,
  digits: string,
  nowMs: number,
  limits: DecoderLimits = {},
): Acceptance {
  const full = fullLimits(limits);
  const current = withoutStaleKeyChange(state, nowMs, full.keyChangeTimeoutMs);
  const meterSpecific = classOfToken(digits) !== TEST_CLASS;
  const locked = isLocked(state, nowMs, full.lockout);
  // Checked before anything is decrypted, so that a locked meter tells a guesser nothing.
  if (meterSpecific && locked) return finished(current, 'Lockout', null);
  const { state: next, result, effect } = step(current, digits, nowMs, full);
  if (!isTaken(result)) {
    const counted = locked ? next : afterReject(next, result, nowMs, full.lockout);
    return finished(counted, result, null);
  }
  return finished(meterSpecific ? unlocked(next) : next, result, effect);
}

function step(state: DecoderState, digits: string, nowMs: number, limits: FullLimits): Step {
  const { ea, decoderKey } = state;
  const reading = readToken(createCipher({ ea, decoderKey, tables: limits.tables }), digits);
  if (!reading.ok) return { state, result: reading.error, effect: null };
  const { token } = reading;
  if (token.kind === 'keyChange') return acceptSection(state, token, nowMs, limits);
  const { result, effect } = judge(state, token, limits);
  return { state: result === 'Accept' ? remembering(state, token) : state, result, effect };
}

function remembering(state: DecoderState, token: StsToken): DecoderState {
  return 'tid' in token ? { ...state, tidMemory: withTid(state.tidMemory, token.tid) } : state;
}

function unlocked(state: DecoderState): DecoderState {
  return state.rejects === 0 && state.lockedUntilMs === null
    ? state
    : { ...state, rejects: 0, lockedUntilMs: null };
}

function isTaken(result: TokenResult): boolean {
  return result === 'Accept' || result.endsWith('KCT');
}

function finished(
  state: DecoderState,
  result: TokenResult,
  effect: TokenEffect | null,
): Acceptance {
  return { state, result, code: resultCode(result), effect };
}
