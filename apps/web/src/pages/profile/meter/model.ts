/** As GET /api/v1/meters/{meterNo}/load-profile tells it. */
export interface LoadProfile {
  readonly supplyPoint: {
    readonly meterNo: string;
    readonly idpel: string;
    readonly holder: string;
    readonly address: string;
    readonly unit: string;
    readonly tariff: string;
    readonly powerVa: number;
    readonly meterMake: string;
    readonly meterType: string;
    readonly removedOn: string | null;
  };
  readonly lowVoltageLimitV: number;
  readonly highVoltageLimitV: number;
  readonly meters: readonly ChainedMeter[];
  /** The newest first. */
  readonly months: readonly Month[];
  readonly present: Present | null;
  readonly reports: readonly KeptReport[];
}

export interface ChainedMeter {
  readonly meterNo: string;
  readonly from: string;
  readonly until: string | null;
}

/** What a meter told of a month, and how it came. */
export interface Told {
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  readonly tamper: number;
  readonly currentDa: number | null;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
  readonly verification: 'verified' | 'unverified' | 'forged';
  readonly reason: string | null;
  readonly source: 'purchase' | 'inquiry' | 'file' | 'unknown';
  readonly cardUid: string | null;
  readonly receivedAt: string;
}

export interface Variant extends Told {
  readonly toldAt: string;
}

export interface Month extends Told {
  /** YYYYMM */
  readonly month: string;
  readonly usageKwh: number | null;
  readonly usageNote: 'no-month-before' | 'went-back' | 'forged' | 'rolled-over' | null;
  readonly takenKwh: number | null;
  readonly sold: {
    readonly energyDkwh: number;
    readonly amountCents: number;
    readonly purchases: number;
  } | null;
  readonly tamperMeaning: 'normal' | 'tamper' | 'unknown';
  readonly lowVoltage: boolean;
  readonly highVoltage: boolean;
  readonly contradicted: boolean;
  readonly variants: readonly Variant[];
}

export interface Present {
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  readonly overload: boolean;
  readonly keypadLocked: boolean;
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly clock: string;
  readonly krn: number;
  readonly ti: number;
  readonly sgc: number;
  readonly cardUid: string;
  readonly receivedAt: string;
  readonly verification: Told['verification'];
}

export interface KeptReport {
  readonly cardUid: string;
  readonly sequence: number;
  readonly clock: string;
  readonly receivedAt: string;
  readonly verification: Told['verification'];
  readonly reason: string | null;
  readonly counted: boolean;
  readonly replayedAt: string | null;
}
