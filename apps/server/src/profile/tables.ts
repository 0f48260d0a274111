/** The tables of schema `profile` as everyday queries see them. */
export interface ProfileTables {
  readonly reading: {
    readonly meter_no: string;
    readonly month: number;
    readonly stand_kwh: number;
    readonly remaining_kwh: number;
    readonly voltage_v: number;
    readonly tamper: number;
    readonly current_da: number | null;
    readonly tamper_cause: number;
    readonly outages: number;
    readonly low_voltage_events: number;
    readonly overloads: number;
    readonly tamper_events: number;
    readonly told_at: Date;
    readonly received_at: Date;
    readonly verification: Verification;
    readonly reason: string | null;
    readonly source: 'purchase' | 'inquiry' | 'file' | 'unknown';
    readonly contradicted: boolean;
    readonly card_uid: string | null;
  };
  readonly report: {
    readonly meter_no: string;
    readonly card_uid: string;
    readonly sequence: number;
    readonly received_at: Date;
    readonly status: PresentStateJson;
    readonly verification: Verification;
    readonly reason: string | null;
    readonly key_version: number;
    readonly counted: boolean;
    readonly replayed_at: Date | null;
    readonly told_at: Date;
  };
}

/** Signed by this meter for this card; nobody can tell; not what it says it is. */
export type Verification = 'verified' | 'unverified' | 'forged';

/** The present state of a meter as its report told it (docs/card.md §5). */
export interface PresentStateJson {
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  readonly overload: boolean;
  readonly keypadLocked: boolean;
  readonly standDkwh: number;
  readonly creditDkwh: number;
  /** The meter's clock, ISO. */
  readonly clock: string;
  readonly krn: number;
  readonly ti: number;
  readonly sgc: number;
}
