import type { Applicant, Product } from '../application/model.ts';

/** removed: the supply was taken away (bongkar rampung); it may be put back (PS). */
export type CustomerState = 'active' | 'removed';

/** What kind of change an entry of the history is; the letters are those of PDL (pdl/mutation.ts). */
export type MutationKind = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K';

/** The meter at a customer's, as the master register has it; all null without one. */
export interface CustomerMeter {
  /** Prepaid 11 or 13 digits; of a postpaid meter whatever its maker wrote on it. */
  readonly meterNo: string | null;
  readonly meterMake: string | null;
  readonly meterType: string | null;
  readonly meterKind: 'nfc' | 'keypad' | 'postpaid' | null;
  readonly factoryNo: string | null;
  readonly phases: 1 | 3 | null;
}

/** A customer in the master register (DIL). */
export interface CustomerRecord extends Applicant, CustomerMeter {
  /** 12 digits. */
  readonly idpel: string;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
  readonly state: CustomerState;
  readonly product: Product;
  /** As written for the product: R1T is prepaid. */
  readonly tariff: string;
  readonly powerVa: number;
  readonly contractNo: string | null;
  /** Days are `YYYY-MM-DD`. */
  readonly contractOn: string | null;
  /** Since when connected; null where the register does not know. */
  readonly connectedOn: string | null;
  /** Null while connected. */
  readonly removedOn: string | null;
  /** Security deposit (UJL) held of this customer, rupiah x 100, whole rupiah. */
  readonly ujlHeldCents: number;
}

/** What a customer was from a day on. */
export interface CustomerEntry {
  readonly idpel: string;
  /** 1, 2, 3 … */
  readonly entry: number;
  readonly effectiveFrom: string;
  /** The day from which the next entry holds; null for the one that holds now. */
  readonly effectiveUntil: string | null;
  /** Null: not by an application. */
  readonly agendaNo: string | null;
  readonly mutationKind: MutationKind;
  readonly meterNo: string | null;
  readonly product: Product;
  readonly tariff: string;
  readonly powerVa: number;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly state: CustomerState;
  readonly postedBy: string;
  readonly postedAt: Date;
}

/** Who had a meter, from when until before when. */
export interface MeterHolder {
  readonly meterNo: string;
  readonly idpel: string;
  readonly name: string;
  readonly unit: string;
  readonly from: string;
  /** Null while the customer has it. */
  readonly until: string | null;
}
