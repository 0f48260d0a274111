import { encodeRecord, isMeterNo, type LoadProfileRecord, MAX_MONTHS } from '@setrum/card';
import { DEFAULT_LOCKOUT, type DecoderState, isLocked, type TokenResult } from '@setrum/sts';

/** What the meter is set to. */
export interface MeterConfig {
  /** Below this credit the meter warns. */
  readonly lowCreditWh: number;
  /** How far below zero the credit may go before the supply is cut (stroom darurat); 0 = not at all. */
  readonly emergencyCreditWh: number;
  /** The credit register's end: a token that would go beyond it is refused as an overflow. */
  readonly creditLimitWh: number;
  /** Below this a measurement counts as a low-voltage event. */
  readonly lowVoltageV: number;
  /** Above this load the meter trips; null = no limit set. A token of the centre can set it. */
  readonly powerLimitW: number | null;
}

/** Events since the last month was closed. */
export interface MonthEvents {
  readonly tampered: boolean;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
}

/** The mailbox that was dealt with last on one card, and what became of its tokens. */
export interface DealtMailbox {
  readonly uid: string;
  readonly sequence: number;
  readonly results: readonly TokenResult[];
}

/** The last credit token that was taken. */
export interface LastCredit {
  readonly token: string;
  readonly addedDkwh: number;
}

/**
 * Everything that a meter keeps through a power cut. Plain data: save it as JSON, whole, in one step.
 * It holds the decoder key in clear (see DecoderState).
 */
export interface MeterState {
  readonly meterNo: string;
  readonly decoder: DecoderState;
  readonly config: MeterConfig;
  /** Total register; never goes back. */
  readonly standWh: number;
  /** Below zero only by emergency credit. */
  readonly creditWh: number;
  readonly voltageV: number;
  /** Null = not measured. */
  readonly currentA: number | null;
  /** Present tamper: its cause as on the card (docs/card.md §5); null = none. */
  readonly tamperCause: number | null;
  readonly overload: boolean;
  readonly events: MonthEvents;
  /** Supply interruptions in the meter's life. */
  readonly outagesTotal: number;
  /** Months closed, newest first, twelve at most. */
  readonly records: readonly LoadProfileRecord[];
  /** One for each card, the last tapped first. */
  readonly mailboxes: readonly DealtMailbox[];
  readonly lastCredit: LastCredit | null;
}

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
}

/**
 * Low credit at 20 kWh, no emergency credit, a register of 999,999.9 kWh. 198 V is 220 V less the 10 % that the
 * service band allows. All of it is a setting because no public source fixes it for this meter.
 */
export const DEFAULT_METER_CONFIG: MeterConfig = {
  lowCreditWh: 20_000,
  emergencyCreditWh: 0,
  creditLimitWh: 999_999_900,
  lowVoltageV: 198,
  powerLimitW: null,
};

export const NO_EVENTS: MonthEvents = {
  tampered: false,
  tamperCause: 0,
  outages: 0,
  lowVoltageEvents: 0,
  overloads: 0,
  tamperEvents: 0,
};

/** The first state of a meter. RangeError when a number, a month or the meter number cannot be. */
export function createMeterState(setup: MeterSetup): MeterState {
  const { meterNo, decoder, records = [], tamperCause = null } = setup;
  const { standWh = 0, creditWh = 0, voltageV = 220, currentA = null } = setup;
  const config = { ...DEFAULT_METER_CONFIG, ...setup.config };
  if (!isMeterNo(meterNo) || decoder.drn !== meterNo) {
    throw new RangeError('a meter has the 11 digits of its decoder as number');
  }
  const creditFits = creditWh >= -config.emergencyCreditWh && creditWh <= config.creditLimitWh;
  if (!isWh(standWh) || !Number.isSafeInteger(creditWh) || !creditFits) {
    throw new RangeError('registers are whole watt-hours inside their limits');
  }
  const ordered = records.every((record, index) => {
    const newer = records[index - 1];
    return encodeRecord(record).length > 0 && (newer === undefined || newer.month > record.month);
  });
  if (!ordered || records.length > MAX_MONTHS) {
    throw new RangeError('the months of a meter are twelve at most, newest first, each once');
  }
  return {
    meterNo,
    decoder,
    config,
    standWh,
    creditWh,
    voltageV,
    currentA,
    tamperCause,
    overload: false,
    events: eventsAfter(tamperCause),
    outagesTotal: 0,
    records,
    mailboxes: [],
    lastCredit: null,
  };
}

/** The counters at the beginning of a month: a tamper that goes on belongs to the new month too. */
export function eventsAfter(tamperCause: number | null): MonthEvents {
  return tamperCause === null ? NO_EVENTS : { ...NO_EVENTS, tampered: true, tamperCause };
}

/** True for an amount of energy: a whole number of watt-hours, zero or more. */
export function isWh(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** True when the relay is open: the credit is used up, or the power limit has tripped it. A tamper does not open it. */
export function isSupplyOff(state: MeterState): boolean {
  return state.overload || state.creditWh <= -state.config.emergencyCreditWh;
}

export function isLowCredit(state: MeterState): boolean {
  return state.creditWh < state.config.lowCreditWh;
}

/** True while the keypad takes no token. */
export function isKeypadLocked(state: MeterState, nowMs: number): boolean {
  return isLocked(state.decoder, nowMs, DEFAULT_LOCKOUT);
}
