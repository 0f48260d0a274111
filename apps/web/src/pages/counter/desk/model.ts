import type { ProblemError } from '../../../api/problem.ts';

/** A customer as the centre knows them. Money is rupiah x 100, energy tenths of a kWh. */
export interface Customer {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  /** May still be bought this month. */
  readonly allowedDkwh: number;
  /** What the partner takes on top. */
  readonly adminCents: number;
  /** Null: neither a card nor a confirmed name entitles to it. */
  readonly history: MeterHistory | null;
}

export interface MeterHistory {
  /** Newest first. */
  readonly purchases: readonly PastPurchase[];
  readonly reading: LastReading | null;
}

export interface PastPurchase {
  readonly reference: string;
  readonly purchasedAt: string;
  readonly amountCents: number;
  readonly energyDkwh: number;
  readonly own: boolean;
  /** Whether it has reached the meter. */
  readonly arrival: 'taken' | 'refused' | 'unknown';
}

/** What the meter last said of itself, as the centre has it. */
export interface LastReading {
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  readonly readAt: string;
  readonly receivedAt: string;
}

/** What a card says of its meter. */
export interface CardGlance {
  readonly uid: string;
  readonly chip: string;
  /** What the meter is doing; null: it has written nothing yet. */
  readonly meter: MeterGlance | null;
  /** Tokens that lie on the card and wait for the meter. */
  readonly waitingTokens: number;
}

export interface MeterGlance {
  readonly standDkwh: number;
  /** May be negative. */
  readonly remainingDkwh: number;
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  readonly overload: boolean;
  readonly keypadLocked: boolean;
  /** By the meter's clock. */
  readonly at: string;
  /** Newest first, twelve at most. */
  readonly months: readonly MonthGlance[];
}

export interface MonthGlance {
  /** YYYYMM */
  readonly month: string;
  readonly standKwh: number;
  readonly remainingKwh: number;
  readonly voltageV: number;
  readonly tamper: boolean;
}

/** Who stands at the counter, and by what they were found. */
export type Visit = CardVisit | NumberVisit;

export interface CardVisit {
  readonly by: 'card';
  /** What the agent knows this reading by; good for one sale. */
  readonly visitId: string;
  readonly reader: string;
  readonly customer: Customer;
  readonly card: CardGlance;
  /** Sales of this card that have not ended. */
  readonly pending: readonly PendingSale[];
}

export interface NumberVisit {
  readonly by: 'number';
  /** What the agent knows it by; null: found without an agent. */
  readonly visitId: string | null;
  readonly customer: Customer;
}

export type SaleStep = 'asked' | 'sold' | 'written' | 'paper' | 'declined' | 'cancelled';

/** Who keeps a sale's journal: the agent on this PC, or, without one, this browser. */
export type Keeper = 'agent' | 'browser';

/** A sale of electricity that has not ended. */
export interface PendingSale {
  readonly keeper: Keeper;
  readonly key: string;
  readonly meterNo: string;
  readonly amountCents: number;
  /** Null: a sale without a card. */
  readonly cardUid: string | null;
  readonly step: SaleStep;
  readonly begunAt: string;
  /** Null while it is not known. */
  readonly totalCents: number | null;
  readonly printed: boolean;
}

/** The sale that the clerk is at. */
export interface SaleName {
  readonly keeper: Keeper;
  readonly key: string;
  readonly meterNo: string;
  readonly amountCents: number;
  readonly cardUid: string | null;
}

/** A sale that is made. */
export interface Sold {
  readonly name: SaleName;
  /** How its token goes to the customer. */
  readonly handed: 'card' | 'paper';
  readonly holder: string | null;
  readonly totalCents: number | null;
  readonly energyDkwh: number | null;
  /** 20 digits each, in the order in which they are to be typed; null: they were not told here, the receipt has them. */
  readonly tokens: readonly string[] | null;
  /** What was wrong, though the sale stands. */
  readonly problem: ProblemError | null;
}

/** A bill or a registration that may be paid. */
export interface Bill {
  readonly kind: 'registration' | 'postpaid';
  /** Registration number or IDPEL. */
  readonly subject: string;
  readonly name: string;
  /** Registration: what is paid for. Postpaid: tariff and power. */
  readonly what: string;
  readonly unit: string;
  /** Last day of payment, `YYYY-MM-DD`; null: none. */
  readonly expiresOn: string | null;
  readonly adminCents: number;
  /** Registration: one part; postpaid: one for each month, the oldest first. */
  readonly parts: readonly BillPart[];
  /** Postpaid: all that are open, also those not listed. */
  readonly outstanding: number;
}

export interface BillPart {
  /** YYYYMM; null: not of a month. */
  readonly month: string | null;
  readonly dueOn: string | null;
  readonly amountCents: number;
  readonly penaltyCents: number;
}

/** A payment that the clerk is at: what is written down before anything is sent. */
export interface PaymentName {
  readonly key: string;
  readonly kind: Bill['kind'];
  readonly subject: string;
  readonly name: string;
  readonly billCount: number;
  readonly amountCents: number;
  readonly adminCents: number;
}

/** Everything that somebody still has to see to, from before. */
export type Attention =
  | { readonly kind: 'sale'; readonly sale: PendingSale }
  /** Sold and handed over, and its receipt has not come out. */
  | { readonly kind: 'unprinted'; readonly sale: PendingSale }
  | { readonly kind: 'payment'; readonly payment: PaymentName; readonly begunAt: string }
  | { readonly kind: 'unprinted-payment'; readonly payment: PaymentName; readonly begunAt: string };

/** How printing stands. */
export type Printing =
  | { readonly at: 'not-yet' | 'under-way' }
  | { readonly at: 'failed'; readonly problem: ProblemError };
