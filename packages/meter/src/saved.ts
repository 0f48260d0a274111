import { isMeterNo } from '@setrum/card';
import { assertConfig, DEFAULT_METER_CONFIG } from './config.ts';
import { NO_EVENTS } from './events.ts';
import { type MeterState, STATE_VERSION } from './state.ts';

/** What the first version kept, which had no number of its own. All of it is in the present one, too. */
type FirstState = Pick<
  MeterState,
  | 'meterNo'
  | 'decoder'
  | 'standWh'
  | 'creditWh'
  | 'voltageV'
  | 'currentA'
  | 'tamperCause'
  | 'overload'
  | 'outagesTotal'
  | 'records'
  | 'mailboxes'
  | 'lastCredit'
> & {
  readonly config: Partial<MeterState['config']>;
  readonly events: Partial<MeterState['events']>;
};

/**
 * A state as it was saved, of this version or an older one: what the older one lacks is filled in, so that the meter does what it did. RangeError
 * for what is no state of a meter, or of a later version.
 */
export function restoreMeterState(saved: unknown): MeterState {
  if (!isFirstState(saved)) throw new RangeError('this is no state of a meter');
  const version = 'version' in saved ? saved.version : 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new RangeError('the state of this meter has no version');
  }
  if (version > STATE_VERSION) {
    throw new RangeError(
      `the state of this meter is of version ${version}, this program knows ${STATE_VERSION}`,
    );
  }
  const state: MeterState = { ...filledIn(saved, version), version: STATE_VERSION };
  assertConfig(state.config);
  return state;
}

/** What is there counts; the defaults are those of a new meter, but for what an old one did differently. */
function filledIn(saved: FirstState, version: number): Omit<MeterState, 'version'> {
  const { voltageV, currentA, tamperCause, creditWh, config, events } = saved;
  const asBefore = version === 1 ? { emergencyNeedsKey: false } : {};
  const measured = version === 1 ? { lowestVoltageV: voltageV, highestCurrentA: currentA } : {};
  return {
    restWms: 0,
    loadW: Math.round(voltageV * (currentA ?? 0)),
    tampers: tamperCause === null ? [] : [tamperCause],
    tampering: [],
    ...{ trips: 0, retryAtMs: null, disconnected: false, reclosePending: false },
    ...{ emergency: creditWh < 0, fault: false, ledOn: true },
    clock: { ranUntilMs: null, offsetMs: 0, setAtMs: 0, month: null, cutAtMs: null },
    ...{ cardShares: [], cardKeyVersion: 0 },
    ...saved,
    config: { ...DEFAULT_METER_CONFIG, ...asBefore, ...config },
    events: { ...NO_EVENTS, ...measured, ...events },
  };
}

function isFirstState(saved: unknown): saved is FirstState {
  if (typeof saved !== 'object' || saved === null) return false;
  const fields = new Map<string, unknown>(Object.entries(saved));
  const { drn } = objectOf(fields.get('decoder'));
  const numbers = ['standWh', 'creditWh', 'voltageV', 'outagesTotal'];
  const lists = ['records', 'mailboxes'];
  const meterNo = fields.get('meterNo');
  return (
    typeof meterNo === 'string' &&
    isMeterNo(meterNo) &&
    drn === meterNo &&
    numbers.every((name) => typeof fields.get(name) === 'number') &&
    lists.every((name) => Array.isArray(fields.get(name))) &&
    ['config', 'events'].every((name) => typeof fields.get(name) === 'object')
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
