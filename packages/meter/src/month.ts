import { isMonth, type LoadProfileRecord, MAX_MONTHS } from '@setrum/card';
import { eventsAfter, type MeterState } from './state.ts';

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
  return {
    ...state,
    records: [recordOf(state, month), ...state.records].slice(0, MAX_MONTHS),
    events: eventsAfter(state.tamperCause),
  };
}

/** The registers as the card's record holds them (docs/card.md §5): six digits, and credit not below zero. */
function recordOf(state: MeterState, month: string): LoadProfileRecord {
  const { tampered, ...events } = state.events;
  return {
    month,
    standKwh: Math.floor(state.standWh / 1000) % SIX_DIGITS,
    remainingKwh: Math.min(Math.max(Math.floor(state.creditWh / 1000), 0), SIX_DIGITS - 1),
    voltageV: Math.min(Math.round(state.voltageV), LARGEST_VOLTAGE_V),
    tamper: tampered ? TAMPER : NORMAL,
    currentDa:
      state.currentA === null
        ? null
        : Math.min(Math.round(state.currentA * 10), LARGEST_CURRENT_DA),
    ...events,
  };
}
