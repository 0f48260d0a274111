import { createCipher } from '../ciphers/cipher.ts';
import type { StaTables } from '../ciphers/sta-tables.ts';
import { isKeyExpired } from '../keys/expiry.ts';
import { readToken } from '../tokens/read.ts';
import type { CreditToken } from '../tokens/types.ts';
import type { TokenEffect } from './effect.ts';
import { resultCode, type TokenResult } from './result.ts';
import type { DecoderState } from './state.ts';
import { tidStanding, withTid } from './tid-memory.ts';

/** What this meter can do, and how it guards itself. Everything may be left out. */
export interface DecoderLimits {
  /** The tables of EA07; the sample tables when left out. */
  readonly tables?: StaTables | undefined;
  /** How many tenths its credit register still has room for; without a limit when left out. */
  readonly creditRoomUnits?: number | undefined;
  /** Credit subclasses that it has a register for; only electricity (0) when left out. */
  readonly creditSubclasses?: readonly number[] | undefined;
}

/** What became of a token: the state to save, the result to show, the effect to apply. */
export interface Acceptance {
  readonly state: DecoderState;
  readonly result: TokenResult;
  readonly code: number;
  readonly effect: TokenEffect | null;
}

/**
 * Gives a token to a meter (IEC 62055-41, 7.2). Pure: the state handed in stays as it is; save the new one and apply
 * the effect in one atomic step, or the customer loses credit or gets it twice. Never throws on any digits.
 * `nowMs` only serves time-outs and lock-outs, never the validity of a token.
 */
export function acceptToken(
  state: DecoderState,
  digits: string,
  nowMs: number,
  limits: DecoderLimits = {},
): Acceptance {
  void nowMs;
  const cipher = createCipher({ ...state, tables: limits.tables });
  const reading = readToken(cipher, digits);
  if (!reading.ok) return outcome(state, reading.error);
  return acceptCredit(state, reading.token, limits);
}

function acceptCredit(state: DecoderState, token: CreditToken, limits: DecoderLimits): Acceptance {
  const { subclass, units, tid } = token;
  const standing = tidStanding(state.tidMemory, tid);
  if (standing !== 'Valid') return outcome(state, standing);
  if (isKeyExpired(tid, state.ken)) return outcome(state, 'KeyExpiredError');
  if (state.keyType === 1) return outcome(state, 'DDTKError');
  const { creditSubclasses = [0], creditRoomUnits = Number.POSITIVE_INFINITY } = limits;
  if (!creditSubclasses.includes(subclass)) return outcome(state, 'FunctionError');
  if (units > creditRoomUnits) return outcome(state, 'OverflowError');
  const next = { ...state, tidMemory: withTid(state.tidMemory, tid) };
  return outcome(next, 'Accept', { kind: 'credit', subclass, units });
}

function outcome(
  state: DecoderState,
  result: TokenResult,
  effect: TokenEffect | null = null,
): Acceptance {
  return { state, result, code: resultCode(result), effect };
}
