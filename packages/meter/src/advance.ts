import { clockAt, endOfMonth, trueTimeOf } from './clock.ts';
import { availableWh, isSupplyOff, settled } from './contactor.ts';
import { type Load, retried, setLoad, switched } from './load.ts';
import { createLog, type Log, type MeterEvent } from './log.ts';
import { closeMonthsUntil } from './month.ts';
import { isLowCredit, isPowered, type MeterState } from './state.ts';

/** What happened while time went by. */
export interface Advanced {
  /** True time reached. */
  readonly untilMs: number;
  readonly drawnWh: number;
  /** Months that were closed, in their order. */
  readonly months: readonly string[];
  /** Beeps of the low credit warning. */
  readonly beeps: number;
  /** What the meter did by itself, in its order; the first thousand. */
  readonly events: readonly MeterEvent[];
  readonly eventsLeftOff: number;
}

/** A watt-hour, in watt-milliseconds. */
const WMS_PER_WH = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Runs the meter to a true time, from event to event: energy drawn by power and time, the contactor, months that end. Exact, and the same in
 * one piece as in many. A meter that was never run begins at `fromMs`; time does not go back.
 */
export function run(
  initial: MeterState,
  untilMs: number,
  { fromMs = untilMs, load }: { readonly fromMs?: number; readonly load?: Load | undefined } = {},
): { readonly state: MeterState; readonly value: Advanced } {
  const log = createLog();
  const startMs = initial.clock.ranUntilMs ?? fromMs;
  const loaded = load === undefined ? initial : setLoad(initial, load, startMs);
  let nowMs = startMs;
  let state = happen(loaded, nowMs, log, initial);
  let beeps = 0;
  while (nowMs < untilMs) {
    const nextMs = Math.min(untilMs, nextEvent(state, nowMs));
    beeps += beepsBetween(state, nowMs, nextMs);
    state = happen(drawn(state, nextMs - nowMs), nextMs, log);
    nowMs = nextMs;
  }
  const reachedMs = Math.max(startMs, untilMs);
  const isReached = state.clock.ranUntilMs === reachedMs;
  const { months, events, leftOff } = log;
  return {
    state: isReached ? state : { ...state, clock: { ...state.clock, ranUntilMs: reachedMs } },
    value: {
      untilMs: reachedMs,
      drawnWh: state.standWh - initial.standWh,
      ...{ months, beeps, events },
      eventsLeftOff: leftOff(),
    },
  };
}

/** Everything that is due at a moment; `before`: what the log compares with. */
function happen(state: MeterState, nowMs: number, log: Log, before = state): MeterState {
  if (!isPowered(state)) return state;
  const inMonth = closeMonthsUntil(state, nowMs);
  const next = switched(settled(retried(inMonth, nowMs)), nowMs);
  log.note(before, next, nowMs);
  return next;
}

/** The first moment at which something happens by itself; never before a millisecond has passed. */
function nextEvent(state: MeterState, nowMs: number): number {
  if (!isPowered(state)) return Number.POSITIVE_INFINITY;
  const monthEnd = endOfMonth(state.clock.month ?? '', state.config);
  const times = [trueTimeOf(state, monthEnd, nowMs + 1)];
  if (state.overload && state.retryAtMs !== null) times.push(state.retryAtMs);
  if (!isSupplyOff(state) && state.loadW > 0) {
    times.push(nowMs + msToDraw(state, availableWh(state)));
    const aboveLowWh = state.creditWh - state.config.lowCreditWh;
    if (aboveLowWh >= 0) times.push(nowMs + msToDraw(state, aboveLowWh + 1));
  }
  return Math.max(nowMs + 1, Math.min(...times));
}

function msToDraw({ loadW, restWms }: MeterState, wh: number): number {
  return Math.ceil((wh * WMS_PER_WH - restWms) / loadW);
}

/** The registers after so long; what is less than a watt-hour waits. */
function drawn(state: MeterState, ms: number): MeterState {
  if (isSupplyOff(state) || state.loadW === 0) return state;
  const wms = state.restWms + state.loadW * ms;
  const wh = Math.min(Math.floor(wms / WMS_PER_WH), availableWh(state));
  const isOut = wh === availableWh(state);
  return {
    ...state,
    standWh: state.standWh + wh,
    creditWh: state.creditWh - wh,
    // Where the credit ends the contactor is open: the part of a watt-hour that its last millisecond drew too much is nobody's.
    restWms: isOut ? 0 : wms % WMS_PER_WH,
  };
}

function beepsBetween(state: MeterState, fromMs: number, untilMs: number): number {
  const everyMs = state.config.alarmIntervalMinutes * MINUTE_MS;
  if (!isPowered(state) || !isLowCredit(state) || everyMs === 0) return 0;
  const count = (ms: number) => Math.floor(clockAt(state, ms) / everyMs);
  return Math.max(0, count(untilMs) - count(fromMs));
}
