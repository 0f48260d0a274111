import type { MeterState, MonthEvents } from './state.ts';

/** What the meter measures at its terminals. */
export interface Measurement {
  readonly voltageV: number;
  /** Null = not measured. */
  readonly currentA: number | null;
}

const COUNTER_END = 255;
const TAMPER_CAUSES: readonly number[] = [1, 2, 3, 4, 255];

type Counter = 'outages' | 'lowVoltageEvents' | 'overloads' | 'tamperEvents';

function counted(events: MonthEvents, counter: Counter): MonthEvents {
  return { ...events, [counter]: Math.min(events[counter] + 1, COUNTER_END) };
}

/**
 * Takes a measurement. Falling below the voltage limit is one event however long it lasts, and so is going above
 * the power limit, which opens the relay until a measurement shows less again.
 */
export function measure(state: MeterState, measurement: Measurement): MeterState {
  const { voltageV, currentA } = measurement;
  if (!(voltageV >= 0) || !(currentA === null || currentA >= 0)) {
    throw new RangeError('voltage and current are zero or more');
  }
  const { lowVoltageV, powerLimitW } = state.config;
  const overload = powerLimitW !== null && currentA !== null && voltageV * currentA > powerLimitW;
  let { events } = state;
  if (voltageV < lowVoltageV && state.voltageV >= lowVoltageV) {
    events = counted(events, 'lowVoltageEvents');
  }
  if (overload && !state.overload) {
    events = counted(events, 'overloads');
  }
  return { ...state, voltageV, currentA, overload, events };
}

/** The supply of the street failed and came back. */
export function countOutage(state: MeterState): MeterState {
  return {
    ...state,
    events: counted(state.events, 'outages'),
    outagesTotal: state.outagesTotal + 1,
  };
}

/**
 * Sets the present tamper (1 terminal cover, 2 reversed wiring, 3 phase and neutral differ, 4 magnetic field,
 * 255 not known) or clears it (null). The month keeps the mark when the tamper is gone.
 */
export function setTamper(state: MeterState, cause: number | null): MeterState {
  if (cause === state.tamperCause) {
    return state;
  }
  if (cause === null) {
    return { ...state, tamperCause: null };
  }
  if (!TAMPER_CAUSES.includes(cause)) {
    throw new RangeError(`${cause} is no cause of tamper`);
  }
  const events = { ...counted(state.events, 'tamperEvents'), tampered: true, tamperCause: cause };
  return { ...state, tamperCause: cause, events };
}
