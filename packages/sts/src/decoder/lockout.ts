import type { TokenResult } from './result.ts';
import type { DecoderState } from './state.ts';

/** How the keypad slows down someone who guesses. The standard leaves this to the maker of the meter. */
export interface LockoutPolicy {
  /** Refusals in a row before the first lock. */
  readonly freeRejects: number;
  /** Length of the first lock; each further refusal doubles it. */
  readonly firstLockMs: number;
  readonly longestLockMs: number;
  /** Results that count as a refusal. */
  readonly counted: readonly TokenResult[];
}

/**
 * Three refusals, then 10 s, doubling to 1280 s. Only entries that prove nothing count: a used or an old token is
 * authentic, and a customer who types one again is no guesser.
 */
export const DEFAULT_LOCKOUT: LockoutPolicy = {
  freeRejects: 3,
  firstLockMs: 10_000,
  longestLockMs: 1_280_000,
  counted: ['FormatError', 'CRCError'],
};

/**
 * True while the meter takes no token of its own. A clock that was set back cannot lock it for longer than the
 * longest lock.
 */
export function isLocked(
  state: DecoderState,
  nowMs: number,
  policy: LockoutPolicy | null,
): boolean {
  if (policy === null || state.lockedUntilMs === null) return false;
  const leftMs = state.lockedUntilMs - nowMs;
  return leftMs > 0 && leftMs <= policy.longestLockMs;
}

/** The state after a refusal: counted, and locked when there were too many. */
export function afterReject(
  state: DecoderState,
  result: TokenResult,
  nowMs: number,
  policy: LockoutPolicy | null,
): DecoderState {
  if (policy === null || !policy.counted.includes(result)) return state;
  const rejects = state.rejects + 1;
  const beyond = rejects - policy.freeRejects;
  if (beyond < 0) return { ...state, rejects };
  const lockMs = Math.min(policy.firstLockMs * 2 ** beyond, policy.longestLockMs);
  return { ...state, rejects, lockedUntilMs: nowMs + lockMs };
}
