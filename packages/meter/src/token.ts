import { acceptToken, type ManagementKind, METER_TESTS, type TokenEffect } from '@setrum/sts';
import { type DisplayText, notReadyText, resultText } from './display.ts';
import { applyEffect, WH_PER_UNIT } from './effect.ts';
import { isMeterTest, type ShownValue, shownValues } from './meter-test.ts';
import { type MeterResult, meterResultCode } from './result.ts';
import { isPowered, isTampered, type MeterState } from './state.ts';

/** What became of a token, as the meter tells it. */
export interface TokenOutcome {
  /** The standard's word for it, or `NotReady`. */
  readonly result: MeterResult;
  /** The number of docs/card.md §6. */
  readonly code: number;
  /** The meter took the token just now. */
  readonly accepted: boolean;
  /** Credit added by it, tenths of a kWh; 0 when it added none. */
  readonly addedDkwh: number;
  readonly display: DisplayText;
  /** What a test token made the display show. */
  readonly shown: readonly ShownValue[];
}

/** A single-phase meter that counts energy: no phases to be out of balance, no water, no money. */
const COMMANDS: readonly ManagementKind[] = ['maximumPower', 'clearCredit', 'clearTamper'];
const TESTS = METER_TESTS.filter(isMeterTest);

const TAKEN: readonly MeterResult[] = ['Accept', '1stKCT', '2ndKCT', '3rdKCT', '4thKCT'];

/** What waits in front of a token in its mailbox. */
export interface Waiting {
  /** A token of the present key: no key change may be taken before it. */
  readonly token: boolean;
  /** A key change: what cannot be read may be of the key that it brings. */
  readonly keyChange: boolean;
}

const NOTHING_WAITS: Waiting = { token: false, keyChange: false };

/** A state and what it came to. */
export interface Taken<T> {
  readonly state: MeterState;
  readonly value: T;
}

/** What became of a token, and whether it was a section of a key change, taken or waiting. */
export interface TakenToken extends Taken<TokenOutcome> {
  readonly isKeyChange: boolean;
}

/**
 * Gives a token to the meter: the keypad and the card's mailbox both come here. `nowMs` is the meter's clock. A token that the meter could take
 * and does not take now is not ready: nothing of it is remembered, so that it can be tried again.
 */
export function takeToken(
  state: MeterState,
  digits: string,
  nowMs: number,
  waiting = NOTHING_WAITS,
): TakenToken {
  if (!isPowered(state) || state.fault) return notReady(state, false);
  const roomWh = state.config.creditLimitWh - state.creditWh;
  const { result, code, effect, ...taken } = acceptToken(state.decoder, digits, nowMs, {
    creditRoomUnits: Math.floor(roomWh / WH_PER_UNIT),
    commands: COMMANDS,
    tests: TESTS,
  });
  const accepted = TAKEN.includes(result);
  const isKeyChange = accepted && (effect === null || effect.kind === 'keyChange');
  const isHeld = isKeyChange ? waiting.token : waiting.keyChange && result === 'CRCError';
  if (isHeld || (accepted && isRefused(state, effect))) {
    return notReady(state, isKeyChange);
  }
  const decoded = taken.state === state.decoder ? state : { ...state, decoder: taken.state };
  const next = effect === null ? decoded : applyEffect(decoded, effect, digits);
  const addedDkwh = effect?.kind === 'credit' ? effect.units : 0;
  const shown = effect?.kind === 'test' ? shownValues(next, effect.tests) : [];
  const display = resultText(result, addedDkwh);
  const value = { result, code, accepted, addedDkwh, display, shown };
  return { state: next, value, isKeyChange };
}

/** Whether a tamper is in the way of a token that is good. A section of a key change has no effect until the last one. */
function isRefused(state: MeterState, effect: TokenEffect | null): boolean {
  if (!isTampered(state)) return false;
  switch (state.config.refuseWhileTampered) {
    case 'nothing':
      return false;
    case 'credit':
      return effect?.kind === 'credit';
    case 'all':
      return !isClearing(effect) && effect?.kind !== 'test';
  }
}

/** What the maker's manual lets a tampered meter take: clear tamper and clear credit. */
function isClearing(effect: TokenEffect | null): boolean {
  return (
    effect?.kind === 'management' &&
    (effect.command.kind === 'clearTamper' || effect.command.kind === 'clearCredit')
  );
}

function notReady(state: MeterState, isKeyChange: boolean): TakenToken {
  const result: MeterResult = 'NotReady';
  const value: TokenOutcome = {
    ...{ result, code: meterResultCode(result), accepted: false, addedDkwh: 0 },
    ...{ display: notReadyText(state), shown: [] },
  };
  return { state, value, isKeyChange };
}
