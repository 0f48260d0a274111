import { isMonth, type LoadProfileRecord, MAX_MONTHS } from '@setrum/card';
import { clockAt, monthAfter, monthOf, monthsBetween } from './clock.ts';
import { eventsAt } from './events.ts';
import { isPowered, type MeterState } from './state.ts';

const TAMPER = 8;
const NORMAL = 0;
const SIX_DIGITS = 1_000_000;
const LARGEST_CURRENT_DA = 0xfffe;
const LARGEST_VOLTAGE_V = 999;

/**
 * Closes a month: its record goes to the front of the ring of twelve and the month's counters begin anew.
 * RangeError when the month is none, or not later than the last one closed.
 */
export function closeMonth(state: MeterState, month: string): MeterState {
  const [last] = state.records;
  if (!isMonth(month) || (last !== undefined && last.month >= month)) {
    throw new RangeError(`month ${month} cannot be closed after ${last?.month ?? 'none'}`);
  }
  const next = monthAfter(month, 1);
  const counting = state.clock.month;
  return {
    ...state,
    records: [recordOf(state, month), ...state.records].slice(0, MAX_MONTHS),
    events: eventsAt(
      isPowered(state) ? state : { ...state, voltageV: null, currentA: dark(state) },
    ),
    clock: counting === null || counting >= next ? state.clock : { ...state.clock, month: next },
  };
}

/**
 * Closes the months that are over by the meter's clock at a true time, each with a record of its own; of a gap of more than twelve only those
 * that the ring can hold. A month that is on record already (the clock was put back) is not closed again.
 */
export function closeMonthsUntil(state: MeterState, trueMs: number): MeterState {
  const now = monthOf(clockAt(state, trueMs), state.config);
  const counting = state.clock.month ?? now;
  let next = state.clock.month === null ? withMonth(state, now) : state;
  if (monthsBetween(counting, now) <= 0) return next;
  next = closed(next, counting);
  const first = Math.max(1, monthsBetween(counting, now) - MAX_MONTHS);
  for (let month = monthAfter(counting, first); month < now; month = monthAfter(month, 1)) {
    next = closed(next, month);
  }
  return withMonth(next, now);
}

function closed(state: MeterState, month: string): MeterState {
  const [last] = state.records;
  return last !== undefined && last.month >= month ? state : closeMonth(state, month);
}

function withMonth(state: MeterState, month: string): MeterState {
  return { ...state, clock: { ...state.clock, month } };
}

/** Nothing is measured without power; where a current is measured at all, it was none. */
function dark({ currentA }: MeterState): number | null {
  return currentA === null ? null : 0;
}

/** The registers as the card's record holds them (docs/card.md §5): six digits, and credit not below zero. */
function recordOf(state: MeterState, month: string): LoadProfileRecord {
  const { tampered, lowestVoltageV, highestCurrentA, ...counters } = state.events;
  return {
    month,
    standKwh: Math.floor(state.standWh / 1000) % SIX_DIGITS,
    remainingKwh: Math.min(Math.max(Math.floor(state.creditWh / 1000), 0), SIX_DIGITS - 1),
    voltageV: Math.min(Math.round(lowestVoltageV ?? 0), LARGEST_VOLTAGE_V),
    tamper: tampered ? TAMPER : NORMAL,
    currentDa:
      highestCurrentA === null
        ? null
        : Math.min(Math.round(highestCurrentA * 10), LARGEST_CURRENT_DA),
    ...counters,
  };
}
