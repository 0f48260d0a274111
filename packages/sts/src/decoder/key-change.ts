import type { KeyChangeSection } from '../tokens/key-change-section.ts';
import type { BaseDate } from '../tokens/tid.ts';
import type { KeyChangeEffect } from './effect.ts';
import { assembledKey } from './key-assembly.ts';
import type { FullLimits } from './limits.ts';
import type { TokenResult } from './result.ts';
import type { DecoderState } from './state.ts';

/** What a section brought about. */
export interface KeyChangeStep {
  readonly state: DecoderState;
  readonly result: TokenResult;
  readonly effect: KeyChangeEffect | null;
}

const BASE_DATES: readonly BaseDate[] = [1993, 2014, 2035];
const WAITING = { 1: '1stKCT', 2: '2ndKCT', 3: '3rdKCT', 4: '4thKCT' } as const;

/**
 * Takes one section of a key change (IEC 62055-41, 7.3.3): sections are gathered in any order; the one that makes the
 * set complete replaces key, type, revision, expiry, tariff index and group in one step.
 */
export function acceptSection(
  state: DecoderState,
  section: KeyChangeSection,
  nowMs: number,
  limits: FullLimits,
): KeyChangeStep {
  const refusal = refusalOf(state, section, limits);
  if (refusal !== null) return { state, result: refusal, effect: null };
  const sections = gathered(state, section);
  const key = assembledKey(sections, state.ea);
  if (key === 'incomplete') {
    const startedMs = state.keyChange?.startedMs ?? nowMs;
    const waiting = { ...state, keyChange: { startedMs, sections } };
    return { state: waiting, result: WAITING[section.section], effect: null };
  }
  if (key === 'range') {
    return { state: { ...state, keyChange: null }, result: 'RangeError', effect: null };
  }
  const { decoderKey, keyType, krn, ken, ti, sgc, rollover } = key;
  const baseDate = rollover ? (baseDateAfter(state.baseDate) ?? state.baseDate) : state.baseDate;
  const values = { keyType, krn, ken, ti, sgc, baseDate };
  const changed: DecoderState = {
    ...state,
    ...values,
    decoderKey,
    // A later base date counts from zero again: every identifier of before is forgotten.
    tidMemory: rollover ? [0] : state.tidMemory,
    keyChange: null,
  };
  return { state: changed, result: 'Accept', effect: { kind: 'keyChange', ...values, rollover } };
}

/** The state without an incomplete key change that has waited too long (or began after now: the clock was set back). */
export function withoutStaleKeyChange(
  state: DecoderState,
  nowMs: number,
  timeoutMs: number,
): DecoderState {
  if (state.keyChange === null) return state;
  const ageMs = nowMs - state.keyChange.startedMs;
  return ageMs >= 0 && ageMs <= timeoutMs ? state : { ...state, keyChange: null };
}

/** What can be seen to be wrong in one section, before the set is complete. */
function refusalOf(
  state: DecoderState,
  section: KeyChangeSection,
  limits: FullLimits,
): TokenResult | null {
  switch (section.section) {
    case 1:
      if (!limits.keyTypeChanges[state.keyType].includes(section.keyType)) return 'KeyTypeError';
      if (section.krn < 1 || section.krn > 9) return 'RangeError';
      if (section.threeTokens && state.ea === '11') return 'RangeError';
      return section.rollover && baseDateAfter(state.baseDate) === null ? 'RangeError' : null;
    case 2:
      return section.ti > 99 ? 'RangeError' : null;
    case 3:
      return null;
    case 4:
      return state.ea === '11' ? null : 'FunctionError';
  }
}

/**
 * The sections so far and the new one. Nothing in the tokens ties a set together; but a section number that comes
 * again with other content belongs to another set, and then the sections kept so far do not. (A stray section that
 * fills a gap cannot be told from the right one: that is the standard's weakness, and a reason for the time-out.)
 */
function gathered(state: DecoderState, section: KeyChangeSection): KeyChangeSection[] {
  const kept = state.keyChange?.sections ?? [];
  const before = kept.find((known) => known.section === section.section);
  if (before === undefined) return [...kept, section].sort((a, b) => a.section - b.section);
  return JSON.stringify(before) === JSON.stringify(section) ? [...kept] : [section];
}

function baseDateAfter(baseDate: BaseDate): BaseDate | null {
  return BASE_DATES[BASE_DATES.indexOf(baseDate) + 1] ?? null;
}
