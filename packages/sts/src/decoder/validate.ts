import { isKeyExpired } from '../keys/expiry.ts';
import { testsOf } from '../tokens/meter-test.ts';
import type {
  CreditToken,
  CurrencyToken,
  ManagementToken,
  MeterTestToken,
  StsToken,
} from '../tokens/types.ts';
import type { TokenEffect } from './effect.ts';
import type { FullLimits } from './limits.ts';
import type { TokenResult } from './result.ts';
import type { DecoderState } from './state.ts';
import { tidStanding } from './tid-memory.ts';

/** A result, and the effect when it is Accept. */
export interface Judgement {
  readonly result: TokenResult;
  readonly effect: TokenEffect | null;
}

/** Every token but a section of a key change. */
type JudgedToken = Exclude<StsToken, { kind: 'keyChange' }>;

/**
 * Whether a meter takes an authentic token, and what it then does (IEC 62055-41, 7.2.4, 7.3).
 * "Used" comes first: it tells the customer, and the centre, that the meter has had this very token.
 */
export function judge(state: DecoderState, token: JudgedToken, limits: FullLimits): Judgement {
  switch (token.kind) {
    case 'test':
      return judgeTest(state, token, limits);
    case 'extendedRead':
      return limits.extendedRead ? taken(token) : refused('FunctionError');
    case 'credit':
      return validity(state, token.tid, true) ?? judgeCredit(token, limits);
    case 'currency':
      return validity(state, token.tid, true) ?? judgeCurrency(token, limits);
    case 'management':
      return validity(state, token.tid, false) ?? judgeManagement(token, limits);
  }
}

/** Null when nothing speaks against the identifier and the key; a default key (type 1) takes no credit. */
function validity(state: DecoderState, tid: number, isCredit: boolean): Judgement | null {
  const standing = tidStanding(state.tidMemory, tid);
  if (standing !== 'Valid') return refused(standing);
  if (isKeyExpired(tid, state.ken)) return refused('KeyExpiredError');
  return isCredit && state.keyType === 1 ? refused('DDTKError') : null;
}

function judgeCredit({ subclass, units }: CreditToken, limits: FullLimits): Judgement {
  if (!limits.creditSubclasses.includes(subclass)) return refused('FunctionError');
  if (units > limits.creditRoomUnits) return refused('OverflowError');
  return taken({ kind: 'credit', subclass, units });
}

function judgeCurrency({ subclass, amount1e5 }: CurrencyToken, limits: FullLimits): Judgement {
  if (!limits.currencySubclasses.includes(subclass)) return refused('FunctionError');
  const room = limits.currencyRoom1e5;
  if (room !== undefined && amount1e5 > room) return refused('OverflowError');
  return taken({ kind: 'currency', subclass, amount1e5: amount1e5.toString() });
}

function judgeManagement({ command }: ManagementToken, limits: FullLimits): Judgement {
  return limits.commands.includes(command.kind)
    ? taken({ kind: 'management', command })
    : refused('FunctionError');
}

function judgeTest(state: DecoderState, token: MeterTestToken, limits: FullLimits): Judgement {
  const code = token.manufacturerCode;
  // The code is what stands before the 8 serial digits and the check digit of the DRN; 0 means every maker.
  if (code !== 0 && code !== Number(state.drn.slice(0, -9))) return refused('MfrCodeError');
  const tests = testsOf(token.control).filter((wanted) => limits.tests.includes(wanted));
  return tests.length === 0 ? refused('FunctionError') : taken({ kind: 'test', tests });
}

function taken(effect: TokenEffect): Judgement {
  return { result: 'Accept', effect };
}

function refused(result: TokenResult): Judgement {
  return { result, effect: null };
}
