/** What is read from a card and what is built for one. Units stand at the end of the names. */

/**
 * What every slot carries beside its content. `mac` is 16 hexadecimal digits; zero without a key version. A builder that is given the card key
 * of that version (32 digits) works the MAC out instead.
 */
export interface Frame {
  readonly sequence: number;
  readonly keyVersion?: number;
  readonly mac?: string;
  readonly cardKey?: string;
}
export interface Identity {
  readonly meterNumber: string;
  readonly state: number;
  readonly cardNumber: number;
}
/** A token as its 72-bit integer; `reference` is 8 hexadecimal digits. */
export interface Entry {
  readonly kind: number;
  readonly token: bigint;
  readonly reference: string;
}
export interface Mailbox {
  readonly entries: readonly Entry[];
}
/** What a load profile record says; `currentDa` (A × 10) and `cause` are null when not measured or not known. */
export interface RecordFields {
  readonly month: string;
  readonly standKwh: number;
  readonly creditKwh: number;
  readonly voltageV: number;
  readonly tamper: number;
  readonly currentDa: number | null;
  readonly cause: number | null;
  readonly interruptions: number;
  readonly lowVoltageEvents: number;
  readonly overloadTrips: number;
  readonly tamperEvents: number;
}
type Padded = 'month' | 'standKwh' | 'creditKwh' | 'voltageV' | 'tamper';
/** A record as found: its 23 characters as they are, and null with a reason in `faults` for what cannot be read. */
export type ReadRecord = Omit<RecordFields, Padded> & {
  readonly [F in Padded]: RecordFields[F] | null;
} & {
  readonly slot: number;
  readonly offset: number;
  readonly text: string;
  readonly tamperShown: 'normal' | 'tamper' | 'unknown';
  readonly faults: readonly string[];
};
/** The report header without its number of months; `slotMap` and `results` as lists, the newest month first. */
export interface ReportFields {
  readonly meterNumber: string;
  readonly slotMap: readonly number[];
  readonly state: number;
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly clockS: number;
  readonly acknowledged: number;
  readonly results: readonly number[];
  readonly keyRevision: number;
  readonly tariffIndex: number;
  readonly supplyGroup: number;
}
export interface Report extends ReportFields {
  readonly records: readonly ReadRecord[];
}
/**
 * One of the six header slots. `why` says what makes it invalid. `faults` are departures from the page that
 * the rule of validity in §2 lets pass; a correct writer leaves none. `content` is null when not valid.
 */
export interface ReadSlot<C = Identity | Mailbox | Report> {
  readonly area: 'identity' | 'mailbox' | 'report';
  readonly offset: number;
  readonly valid: boolean;
  readonly why?: string;
  readonly sequence: number;
  readonly keyVersion: number;
  readonly mac: string;
  readonly content: C | null;
  readonly faults: readonly string[];
}
export interface LiveSlot<C> extends ReadSlot<C> {
  readonly valid: true;
  readonly content: C;
}
export interface ReadImage {
  readonly identity: LiveSlot<Identity> | null;
  readonly mailbox: LiveSlot<Mailbox> | null;
  readonly report: LiveSlot<Report> | null;
  /** Areas that a later version of the page wrote: nothing is taken from them. */
  readonly newer: readonly ReadSlot['area'][];
  readonly slots: readonly ReadSlot[];
}
/** Bytes built anew, and where in the image they belong. */
export interface Piece {
  readonly what: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
}
