import { acceptToken, type ManagementKind, METER_TESTS, type TokenResult } from '@setrum/sts';
import { type DisplayText, resultText } from './display.ts';
import { applyEffect, WH_PER_UNIT } from './effect.ts';
import { isMeterTest, type ShownValue, shownValues } from './meter-test.ts';
import type { MeterState } from './state.ts';

/** What became of a token, as the meter tells it. */
export interface TokenOutcome {
  /** The standard's word for it. */
  readonly result: TokenResult;
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

const TAKEN: readonly TokenResult[] = ['Accept', '1stKCT', '2ndKCT', '3rdKCT', '4thKCT'];

/** Gives a token to the meter: the keypad and the card's mailbox both come here. */
export function takeToken(
  state: MeterState,
  digits: string,
  nowMs: number,
): { readonly state: MeterState; readonly value: TokenOutcome } {
  const roomWh = state.config.creditLimitWh - state.creditWh;
  const { result, code, effect, ...taken } = acceptToken(state.decoder, digits, nowMs, {
    creditRoomUnits: Math.floor(roomWh / WH_PER_UNIT),
    commands: COMMANDS,
    tests: TESTS,
  });
  const decoded = taken.state === state.decoder ? state : { ...state, decoder: taken.state };
  const next = effect === null ? decoded : applyEffect(decoded, effect, digits);
  const addedDkwh = effect?.kind === 'credit' ? effect.units : 0;
  return {
    state: next,
    value: {
      result,
      code,
      accepted: TAKEN.includes(result),
      addedDkwh,
      display: resultText(result, addedDkwh),
      shown: effect?.kind === 'test' ? shownValues(next, effect.tests) : [],
    },
  };
}
