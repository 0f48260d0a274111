/** What a registration is for (SOP 1.5, 2). */
export type RegistrationKind = 'PB' | 'PD' | 'PS' | 'MIGRASI';

/** One line of what a registration costs. `code`: two digits of field 62; only `01` is seen in public samples. */
export interface ChargeLine {
  readonly code: string;
  /** Rupiah x 100. */
  readonly amountCents: number;
}

/** A registration that is to be paid: frozen when it is approved (SIP), collected by P2APST under its number. */
export interface RegistrationCharge {
  /** 13 digits. */
  readonly registrationNo: string;
  readonly kind: RegistrationKind;
  /** As banks show it, at most 25 characters: `PEMASANGAN BARU`. */
  readonly transactionName: string;
  /** 18 digits; null where there is no application behind it. */
  readonly agendaNo: string | null;
  /** 12 digits. */
  readonly idpel: string;
  readonly name: string;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
  /** At most 35 characters. */
  readonly unitAddress: string;
  /** At most 15 characters. */
  readonly unitPhone: string;
  /** `YYYY-MM-DD`. */
  readonly registeredOn: string;
  /** `YYYY-MM-DD`: the last day (WIB) on which it may be paid. */
  readonly expiresOn: string;
  readonly lines: readonly ChargeLine[];
}

/** A meter register at the beginning and at the end of a month. */
export interface MeterReading {
  readonly previous: number;
  readonly current: number;
}

/** One month of a postpaid customer. Whole rupiah, x 100. */
export interface PostpaidBill {
  /** YYYYMM: the month in which it falls due. */
  readonly month: number;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** `YYYY-MM-DD`; null when it was not read. */
  readonly readingOn: string | null;
  readonly billCents: number;
  /** Taken off the bill (inferred: public samples only show zero). */
  readonly incentiveCents: number;
  /** VAT. */
  readonly taxCents: number;
  readonly penaltyCents: number;
  /** Three registers: off-peak, peak, reactive (inferred); zeros where there is none. */
  readonly readings: readonly [MeterReading, MeterReading, MeterReading];
}

/** Who a month of postpaid use is billed to, as it was when the bill was made. */
export interface PostpaidCustomer {
  /** 12 digits. */
  readonly idpel: string;
  readonly name: string;
  readonly unit: string;
  readonly unitPhone: string;
  readonly tariff: string;
  readonly powerVa: number;
}

/** A registration as P2APST collects it. */
export interface RegistrationClaim extends RegistrationCharge {
  readonly type: 'registration';
  readonly totalCents: number;
}

/** Postpaid bills of one customer as P2APST collects them, the oldest first. */
export interface PostpaidClaim extends PostpaidCustomer {
  readonly type: 'postpaid';
  /** All that were open, also those that are not listed. */
  readonly outstandingBills: number;
  readonly bills: readonly PostpaidBill[];
  /** Of the bills listed: bill - incentive + VAT + penalty. */
  readonly totalCents: number;
}

export type Claim = RegistrationClaim | PostpaidClaim;

/** What `ap2t.claim_of` tells of a number. */
export interface ClaimState {
  /** `paid`: what one would pay now is paid already; `none`: a customer without a bill to pay. */
  readonly state: 'open' | 'paid' | 'cancelled' | 'none';
  /** Null unless there is something to collect. */
  readonly claim: Claim | null;
}
