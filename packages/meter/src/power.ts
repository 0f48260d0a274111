import { clockAt } from './clock.ts';
import { settled } from './contactor.ts';
import { counted, measured } from './events.ts';
import { retried, switched } from './load.ts';
import { closeMonthsUntil } from './month.ts';
import { isPowered, type MeterState } from './state.ts';
import { noticed } from './tamper.ts';

/** The supply of the street failed and came back in the same moment. */
export function countOutage(state: MeterState): MeterState {
  return {
    ...state,
    events: counted(state.events, 'outages'),
    outagesTotal: state.outagesTotal + 1,
  };
}

/** The supply fails: the outage counts at once, in the month in which it begins. */
export function cutPower(state: MeterState, trueMs: number): MeterState {
  if (!isPowered(state)) return state;
  const currentA = state.currentA === null ? null : 0;
  const next = countOutage(state);
  return { ...next, currentA, clock: { ...next.clock, cutAtMs: trueMs } };
}

/**
 * The supply is back: the clock has lost what went beyond its reserve, the months that ended meanwhile are closed, and causes of tamper that go
 * on are noticed.
 */
export function restorePower(state: MeterState, trueMs: number): MeterState {
  const { cutAtMs } = state.clock;
  if (cutAtMs === null) return state;
  const { clockReserveSeconds: reserve } = state.config;
  const lostMs = reserve === null ? 0 : Math.max(0, trueMs - cutAtMs - reserve * 1_000);
  const offsetMs = state.clock.offsetMs - lostMs;
  const dark = { ...state, clock: { ...state.clock, offsetMs } };
  const caughtUp = isRun(dark) ? closeMonthsUntil(dark, trueMs) : dark;
  const back = { ...caughtUp, clock: { ...caughtUp.clock, cutAtMs: null } };
  const events = measured(back.events, back.voltageV, null);
  return switched(retried(settled(noticed({ ...back, events })), trueMs), trueMs);
}

/** Sets the meter's clock, in ms; it is right from now on, and its drift begins anew. A month that was jumped over is closed. */
export function setClock(state: MeterState, clockMs: number, trueMs: number): MeterState {
  if (!Number.isSafeInteger(clockMs)) throw new RangeError('a clock is set in whole milliseconds');
  if (clockAt(state, trueMs) === clockMs) return state;
  const clock = { ...state.clock, offsetMs: clockMs - trueMs, setAtMs: trueMs };
  const set = { ...state, clock };
  return isRun(set) && isPowered(set) ? closeMonthsUntil(set, trueMs) : set;
}

function isRun({ clock }: MeterState): boolean {
  return clock.ranUntilMs !== null;
}
