import type { LoadProfileRecord } from '@setrum/card';
import { DEFAULT_LOCKOUT, type DecoderState, isLocked } from '@setrum/sts';
import type { ClockState } from './clock.ts';
import type { MeterConfig } from './config.ts';
import type { MonthEvents } from './events.ts';
import type { MeterResult } from './result.ts';

/** The version of the state's form: what was saved under an older one is brought up to it (saved.ts). */
export const STATE_VERSION = 2;

/** The mailbox that was dealt with last on one card, and what became of its tokens. */
export interface DealtMailbox {
  readonly uid: string;
  readonly sequence: number;
  readonly results: readonly MeterResult[];
}

/** The last credit token that was taken. */
export interface LastCredit {
  readonly token: string;
  readonly addedDkwh: number;
}

/** The meter's share of a card master key, as its state holds it. */
export interface CardShare {
  /** 1 to 255. */
  readonly version: number;
  /** 16 bytes, hexadecimal. */
  readonly shareHex: string;
}

/**
 * Everything that a meter keeps through a power cut. Plain data: save it as JSON, whole, in one step.
 * It holds the decoder key (see DecoderState) and the card shares in clear.
 */
export interface MeterState {
  readonly version: typeof STATE_VERSION;
  readonly meterNo: string;
  readonly decoder: DecoderState;
  readonly config: MeterConfig;
  /** Total register; never goes back. */
  readonly standWh: number;
  /** Below zero only by emergency credit. */
  readonly creditWh: number;
  /** Drawn and not yet a whole watt-hour, in watt-milliseconds. */
  readonly restWms: number;
  readonly voltageV: number;
  /** What flows through the meter; null = not measured. */
  readonly currentA: number | null;
  /** What is switched on behind the meter, whether or not it gets power. */
  readonly loadW: number;
  /** Present tamper: the cause that came last, as on the card (docs/card.md §5); null = none. */
  readonly tamperCause: number | null;
  /** Every cause since the last clearing, in their order. */
  readonly tampers: readonly number[];
  /** Causes that go on at this moment: no token clears them. */
  readonly tampering: readonly number[];
  /** The contactor is open because of an overload, until `retryAtMs` (true time). */
  readonly overload: boolean;
  /** Trips in a row. */
  readonly trips: number;
  readonly retryAtMs: number | null;
  /** Disconnected by the utility. */
  readonly disconnected: boolean;
  /** The contactor waits for the ENTER key. */
  readonly reclosePending: boolean;
  /** The customer has accepted emergency credit. */
  readonly emergency: boolean;
  /** The meter has found a fault in itself. */
  readonly fault: boolean;
  readonly ledOn: boolean;
  readonly events: MonthEvents;
  /** Supply interruptions in the meter's life. */
  readonly outagesTotal: number;
  /** Months closed, newest first, twelve at most. */
  readonly records: readonly LoadProfileRecord[];
  /** One for each card, the last tapped first. */
  readonly mailboxes: readonly DealtMailbox[];
  readonly lastCredit: LastCredit | null;
  readonly clock: ClockState;
  /** Ascending by version; none: the meter knows no card keys and takes cards as they are. */
  readonly cardShares: readonly CardShare[];
  /** The version under which it signs its reports; 0 without shares. */
  readonly cardKeyVersion: number;
}

/** True for an amount of energy: a whole number of watt-hours, zero or more. */
export function isWh(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isPowered(state: MeterState): boolean {
  return state.clock.cutAtMs === null;
}

export function isTampered(state: MeterState): boolean {
  return state.tamperCause !== null;
}

export function isLowCredit(state: MeterState): boolean {
  return state.creditWh < state.config.lowCreditWh;
}

/** True while the keypad takes no token. `nowMs` is the meter's clock. */
export function isKeypadLocked(state: MeterState, nowMs: number): boolean {
  return isLocked(state.decoder, nowMs, DEFAULT_LOCKOUT);
}
