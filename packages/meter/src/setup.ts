import { encodeRecord, isMeterNo, type LoadProfileRecord, MAX_MONTHS } from '@setrum/card';
import type { DecoderState } from '@setrum/sts';
import { clockAt, monthOf } from './clock.ts';
import { assertConfig, DEFAULT_METER_CONFIG, type MeterConfig } from './config.ts';
import { eventsAt } from './events.ts';
import { type CardShare, isWh, type MeterState, STATE_VERSION } from './state.ts';

/** What a meter starts with; what is left out is zero, none, or the default setting. */
export interface MeterSetup {
  /** 11 digits, the decoder's DRN. */
  readonly meterNo: string;
  readonly decoder: DecoderState;
  readonly standWh?: number;
  readonly creditWh?: number;
  readonly voltageV?: number;
  readonly currentA?: number | null;
  readonly tamperCause?: number | null;
  /** Newest first, twelve at most. */
  readonly records?: readonly LoadProfileRecord[];
  readonly config?: Partial<MeterConfig>;
  /** True time at which the meter begins to run; left out: it runs from the first `advance`, and its clock may not drift. */
  readonly atMs?: number;
  readonly cardShares?: readonly CardShare[];
}

/** The first state of a meter. RangeError when a number, a month, a setting, a share or the meter number cannot be. */
export function createMeterState(setup: MeterSetup): MeterState {
  const { meterNo, decoder, records = [], tamperCause = null, cardShares = [] } = setup;
  const { standWh = 0, creditWh = 0, voltageV = 220, currentA = null } = setup;
  const config = { ...DEFAULT_METER_CONFIG, ...setup.config };
  assertSetup(setup, config);
  const tampers = tamperCause === null ? [] : [tamperCause];
  const shares = [...cardShares].sort((one, other) => one.version - other.version);
  return {
    version: STATE_VERSION,
    ...{ meterNo, decoder, config, standWh, creditWh },
    restWms: 0,
    ...{ voltageV, currentA },
    loadW: Math.round(voltageV * (currentA ?? 0)),
    ...{ tamperCause, tampers },
    tampering: [],
    ...{ overload: false, trips: 0, retryAtMs: null, disconnected: false, reclosePending: false },
    ...{ emergency: creditWh < 0, fault: false, ledOn: true },
    events: eventsAt({ tamperCause, voltageV, currentA }),
    outagesTotal: 0,
    ...{ records, mailboxes: [], lastCredit: null },
    clock: clockOf(setup.atMs ?? null, config),
    cardShares: shares,
    cardKeyVersion: shares[0]?.version ?? 0,
  };
}

function clockOf(atMs: number | null, config: MeterConfig): MeterState['clock'] {
  const clock = {
    ranUntilMs: atMs,
    offsetMs: 0,
    setAtMs: atMs ?? 0,
    month: null,
    cutAtMs: null,
  };
  return atMs === null
    ? clock
    : { ...clock, month: monthOf(clockAt({ clock, config }, atMs), config) };
}

function assertSetup(setup: MeterSetup, config: MeterConfig): void {
  const { meterNo, decoder, standWh = 0, creditWh = 0, atMs } = setup;
  assertConfig(config);
  if (!isMeterNo(meterNo) || decoder.drn !== meterNo) {
    throw new RangeError('a meter has the 11 digits of its decoder as number');
  }
  const creditFits = creditWh >= -config.emergencyCreditWh && creditWh <= config.creditLimitWh;
  if (!isWh(standWh) || !Number.isSafeInteger(creditWh) || !creditFits) {
    throw new RangeError('registers are whole watt-hours inside their limits');
  }
  if (atMs === undefined ? config.clockDriftPpm !== 0 : !Number.isSafeInteger(atMs)) {
    throw new RangeError('a clock that drifts needs the time, in whole ms, at which it was right');
  }
  assertRecords(setup.records ?? []);
  assertShares(setup.cardShares ?? []);
}

function assertRecords(records: readonly LoadProfileRecord[]): void {
  const ordered = records.every((record, index) => {
    const newer = records[index - 1];
    return encodeRecord(record).length > 0 && (newer === undefined || newer.month > record.month);
  });
  if (!ordered || records.length > MAX_MONTHS) {
    throw new RangeError('the months of a meter are twelve at most, newest first, each once');
  }
}

function assertShares(shares: readonly CardShare[]): void {
  const versions = new Set(shares.map(({ version }) => version));
  const fits = shares.every(
    ({ version, shareHex }) =>
      Number.isInteger(version) &&
      version >= 1 &&
      version <= 255 &&
      /^[0-9a-f]{32}$/i.test(shareHex),
  );
  if (!fits || versions.size !== shares.length) {
    throw new RangeError('a card share has a version from 1 to 255, each once, and 16 bytes');
  }
}
