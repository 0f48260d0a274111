import { offersEmergency, pressEnter } from './contactor.ts';
import { BLANK, type DisplayText } from './display.ts';
import { idleText, shortCodeText } from './short-code.ts';
import { isPowered, type MeterState } from './state.ts';
import { type Taken, type TokenOutcome, takeToken } from './token.ts';

/** What the buzzer does when a key entry is over. */
export type Beep = 'none' | 'done' | 'refused';

/** What an entry at the keypad came to. */
export interface KeypadOutcome {
  /** dead: no power; unknown: neither a token nor a code that the meter has. */
  readonly kind: 'token' | 'code' | 'setting' | 'enter' | 'restart' | 'unknown' | 'dead';
  readonly display: DisplayText;
  readonly beep: Beep;
  /** Only of a token. */
  readonly token: TokenOutcome | null;
}

/** Longer codes are those that set something: 456 and 2 digits, 123 and 2 or 3. */
const LONGEST_CODE = 6;
const ALARM = /^456(\d{2})$/;
const INTERVAL = /^123(\d{2,3})$/;
const WH_PER_KWH = 1_000;

/**
 * What was typed, then ENTER: nothing (accepts emergency credit, closes a contactor that waits), a short code, a setting, or a token. What is
 * too long for a code is a token, right or wrong, and counts as such. `nowMs` is the meter's clock.
 */
export function press(state: MeterState, entry: string, nowMs: number): Taken<KeypadOutcome> {
  if (!isPowered(state)) return { state, value: outcome('dead', BLANK, 'none') };
  if (entry === '') return entered(state);
  if (entry.length > LONGEST_CODE) return tokenEntered(state, entry, nowMs);
  // A restart clears the display: it forgives no tamper, lifts no lock and forgets no token.
  if (entry === '00') return { state, value: outcome('restart', plain(idleText(state))) };
  if (entry === '90') {
    return { state: { ...state, ledOn: !state.ledOn }, value: outcome('setting', DONE) };
  }
  const shown = shortCodeText(state, entry);
  if (shown !== null) return { state, value: outcome('code', { id: shown, en: shown }) };
  return settingEntered(state, entry);
}

const DONE: DisplayText = { id: 'BENAR', en: 'DONE' };
const UNKNOWN: DisplayText = { id: 'GAGAL: kode tidak dikenal', en: 'FAILED: no such code' };

function entered(state: MeterState): Taken<KeypadOutcome> {
  const next = pressEnter(state);
  const text = offersEmergency(state)
    ? { id: 'STROOM DARURAT', en: 'EMERGENCY CREDIT' }
    : plain(idleText(next));
  return { state: next, value: outcome('enter', text) };
}

function tokenEntered(state: MeterState, entry: string, nowMs: number): Taken<KeypadOutcome> {
  const digits = entry.replaceAll(' ', '');
  const { state: next, value } = takeToken(state, digits, nowMs);
  const result = outcome('token', value.display, value.accepted ? 'done' : 'refused');
  return { state: next, value: { ...result, token: value } };
}

/** 456xx: the warning's threshold in kWh; 123xxx: the minutes between its beeps, 0 = silent. */
function settingEntered(state: MeterState, entry: string): Taken<KeypadOutcome> {
  const kwh = ALARM.exec(entry)?.[1];
  const minutes = INTERVAL.exec(entry)?.[1];
  if (kwh === undefined && minutes === undefined) {
    return { state, value: outcome('unknown', UNKNOWN, 'refused') };
  }
  const set =
    kwh === undefined
      ? { alarmIntervalMinutes: Number(minutes) }
      : { lowCreditWh: Number(kwh) * WH_PER_KWH };
  const next = { ...state, config: { ...state.config, ...set } };
  return { state: next, value: outcome('setting', DONE) };
}

function plain(text: string): DisplayText {
  return { id: text, en: text };
}

function outcome(
  kind: KeypadOutcome['kind'],
  display: DisplayText,
  beep: Beep = 'done',
): KeypadOutcome {
  return { kind, display, beep, token: null };
}
