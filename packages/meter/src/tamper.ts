import { tamperCause } from '@setrum/card';
import { counted } from './events.ts';
import { isPowered, type MeterState } from './state.ts';

const COVER = 1;
const COVER_UNPOWERED = 5;
const EARTH = 7;
const EARTH_LOW = 8;
/** Below this the manual calls the same return by earth another cause. */
const EARTH_VOLTAGE_V = 200;

/**
 * Sets the present tamper, as if its cause had come and gone (a number of docs/card.md §5), or clears all that does not go on (null).
 * The month keeps the mark when the tamper is gone. RangeError for no cause of ours.
 */
export function setTamper(state: MeterState, cause: number | null): MeterState {
  return cause === null ? clearTamper(state) : latched(state, causeNow(state, cause));
}

/**
 * A cause that begins or ends. The meter remembers it when it ends, until a clear tamper token; while it goes on, no token clears it. Without
 * power only an opened cover is noticed at once; the others are when the power is back.
 */
export function setTampering(state: MeterState, cause: number, on: boolean): MeterState {
  const now = causeNow(state, cause);
  if (!on) {
    const gone = familyOf(now);
    const tampering = state.tampering.filter((going) => !gone.includes(going));
    return tampering.length === state.tampering.length ? state : { ...state, tampering };
  }
  if (state.tampering.some((going) => familyOf(now).includes(going))) return state;
  return noticed({ ...state, tampering: [...state.tampering, now] });
}

/** Remembers what goes on and is not remembered yet, as far as the meter can see it. */
export function noticed(state: MeterState): MeterState {
  const seen = state.tampering.filter(
    (cause) => isPowered(state) || familyOf(cause).includes(COVER_UNPOWERED),
  );
  return seen.reduce(
    (next, cause) => (next.tampers.includes(cause) ? next : latched(next, cause)),
    state,
  );
}

/** What a clear tamper token does: forgets every cause but those that go on. */
export function clearTamper(state: MeterState): MeterState {
  const tampers = state.tampers.filter((cause) => state.tampering.includes(cause));
  return tampers.length === state.tampers.length
    ? state
    : { ...state, tampers, tamperCause: tampers.at(-1) ?? null };
}

function latched(state: MeterState, cause: number): MeterState {
  if (state.tamperCause === cause) return state;
  const events = {
    ...counted(state.events, 'tamperEvents'),
    tampered: true,
    tamperCause: cause,
  };
  const tampers = [...state.tampers.filter((known) => known !== cause), cause];
  return { ...state, tampers, tamperCause: cause, events };
}

/** The cause as the meter tells it now: an opened cover and a return by earth have two numbers each. */
function causeNow(state: MeterState, cause: number): number {
  if (tamperCause(cause) === null) throw new RangeError(`${cause} is no cause of tamper`);
  if (cause === COVER) return isPowered(state) ? COVER : COVER_UNPOWERED;
  if (cause === EARTH) return state.voltageV >= EARTH_VOLTAGE_V ? EARTH : EARTH_LOW;
  return cause;
}

/** The numbers that one physical cause may have. */
function familyOf(cause: number): readonly number[] {
  const families = [
    [COVER, COVER_UNPOWERED],
    [EARTH, EARTH_LOW],
  ];
  return families.find((family) => family.includes(cause)) ?? [cause];
}
