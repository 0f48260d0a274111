import { isSupplyOff, settled } from './contactor.ts';
import { counted, measured } from './events.ts';
import { isPowered, type MeterState } from './state.ts';

/** What hangs on the meter. */
export interface Load {
  /** Whole watts that are switched on behind the meter, at a power factor of one. */
  readonly watts: number;
  /** Volts of the street; as before when left out. */
  readonly voltageV?: number;
}

/** What the meter measures at its terminals. */
export interface Measurement {
  readonly voltageV: number;
  /** Null = not measured. */
  readonly currentA: number | null;
}

const SECOND_MS = 1_000;

/**
 * Takes a measurement: the load is from now on what it says. Falling below the voltage limit is one event however long it lasts. Above the
 * power limit the contactor opens. RangeError for less than nothing.
 */
export function measure(state: MeterState, measurement: Measurement, trueMs: number): MeterState {
  const { voltageV, currentA } = measurement;
  if (!(voltageV >= 0) || !(currentA === null || currentA >= 0)) {
    throw new RangeError('voltage and current are zero or more');
  }
  const loadW = currentA === null ? 0 : Math.round(voltageV * currentA);
  const next = { ...state, voltageV, loadW, events: lowVoltage(state, voltageV) };
  return switched(isPowered(state) ? { ...next, currentA } : next, trueMs, currentA);
}

/** Changes the load. RangeError for a load or a voltage that cannot be. */
export function setLoad(state: MeterState, load: Load, trueMs: number): MeterState {
  const { watts, voltageV = state.voltageV } = load;
  if (!Number.isSafeInteger(watts) || watts < 0 || watts > 1_000_000) {
    throw new RangeError('a load is whole watts, a million at most');
  }
  if (!(voltageV > 0 && voltageV <= 1_000)) {
    throw new RangeError('a voltage is above 0 and 1000 V at most; without voltage there is a cut');
  }
  if (watts === state.loadW && voltageV === state.voltageV) return state;
  const events = lowVoltage(state, voltageV);
  return switched({ ...state, loadW: watts, voltageV, events }, trueMs);
}

function lowVoltage({ config, voltageV: before, events, clock }: MeterState, voltageV: number) {
  const { lowVoltageV } = config;
  const falls = voltageV < lowVoltageV && before >= lowVoltageV && clock.cutAtMs === null;
  return falls ? counted(events, 'lowVoltageEvents') : events;
}

/**
 * The contactor and what flows through the meter, as they are once a load or a state has changed: trips above the power limit, and keeps the
 * month's lowest voltage and highest current. The same object when nothing changes.
 */
export function switched(
  state: MeterState,
  trueMs: number,
  measuredA: number | null = null,
): MeterState {
  const before = settled(state);
  if (!isPowered(before)) return before;
  const demandA = measuredA ?? amperes(before);
  if (isSupplyOff(before)) return flowing(before, openA(before));
  const { powerLimitW } = before.config;
  if (powerLimitW !== null && before.loadW > powerLimitW) {
    // The current that made it trip has flowed, and is the month's if nothing was higher.
    return flowing(tripped(flowing(before, demandA), trueMs), 0);
  }
  const held = before.trips === 0 ? before : { ...before, trips: 0 };
  return flowing(held, measuredA ?? (before.loadW === 0 ? openA(before) : demandA));
}

/** No current; a meter that has never measured one goes on not measuring. */
function openA({ currentA }: MeterState): number | null {
  return currentA === null ? null : 0;
}

function amperes({ loadW, voltageV }: MeterState): number {
  return voltageV > 0 ? Math.round((loadW * SECOND_MS) / voltageV) / SECOND_MS : 0;
}

function flowing(state: MeterState, currentA: number | null): MeterState {
  const events = measured(state.events, state.voltageV, currentA);
  return currentA === state.currentA && events === state.events
    ? state
    : { ...state, currentA, events };
}

function tripped(state: MeterState, trueMs: number): MeterState {
  const { overloadRetrySeconds, overloadTrips, lockoutSeconds } = state.config;
  const trips = state.trips + 1;
  const isLockout = overloadTrips > 0 && trips >= overloadTrips;
  const retryAtMs = trueMs + (isLockout ? lockoutSeconds : overloadRetrySeconds) * SECOND_MS;
  const events = counted(state.events, 'overloads');
  return settled({ ...state, overload: true, trips, retryAtMs, events });
}

/** Closes the contactor again when its time has come; after a lockout the trips are counted anew. */
export function retried(state: MeterState, trueMs: number): MeterState {
  if (!state.overload || (state.retryAtMs !== null && trueMs < state.retryAtMs)) return state;
  const { overloadTrips } = state.config;
  const trips = overloadTrips > 0 && state.trips >= overloadTrips ? 0 : state.trips;
  return { ...state, overload: false, retryAtMs: null, trips };
}
