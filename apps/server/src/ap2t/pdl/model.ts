import type { Applicant, Product } from '../application/model.ts';
import type { MutationKind } from '../customer/model.ts';
import type { SettlementWish } from '../ujl/model.ts';

/** A meter as the stock describes it: what a PDL has to agree with. */
export interface MeterFacts {
  readonly meterNo: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: 'postpaid' | 'keypad' | 'nfc';
  readonly factoryNo: string | null;
  readonly phases: 1 | 3;
}

/** What a PDL renews. Days are `YYYY-MM-DD`; money is rupiah x 100; stands are whole kWh. */
export interface PdlData extends Applicant {
  readonly product: Product;
  /** As written for the product: R1T is prepaid. */
  readonly tariff: string;
  readonly powerVa: number;
  readonly meterNo: string;
  readonly meterMake: string;
  readonly meterType: string;
  readonly meterKind: 'postpaid' | 'keypad' | 'nfc';
  readonly factoryNo: string | null;
  readonly registerNo: string | null;
  readonly phases: 1 | 3;
  /** The meter that was taken away, and what it showed; null where none was. */
  readonly removedMeterNo: string | null;
  readonly removedLwbpKwh: number | null;
  readonly removedWbpKwh: number | null;
  readonly removedKvarh: number | null;
  /** Credit left in it, tenths of a kWh. */
  readonly remainingDkwh: number | null;
  /** Of a migration: the stand up to which bills were made. */
  readonly lastBilledLwbpKwh: number | null;
  readonly lastBilledWbpKwh: number | null;
  readonly bpCents: number;
  readonly ujlCents: number;
  readonly contractNo: string;
  readonly contractOn: string;
  readonly ppjCode: string | null;
  readonly stampCode: string | null;
  readonly mutationKind: MutationKind;
  /** YYYYMM. */
  readonly mutationMonth: number;
  /** From when the new data hold. */
  readonly effectiveOn: string;
  /** Of a migration: what the customer wants with what is over and what is missing. */
  readonly surplusWish: SettlementWish['surplus'] | null;
  readonly shortageWish: SettlementWish['shortage'] | null;
  readonly instalmentCount: number | null;
}

export type PdlField = keyof PdlData;

/** What the papers, the stock and the bills say; null where they say nothing. */
export type PdlProposal = { readonly [Field in PdlField]: PdlData[Field] | null };

/** Why an entry is refused or marked. */
export type DiscrepancyCode =
  /** Not what the papers say. */
  | 'differs'
  | 'missing'
  /** A day or a month that cannot be. */
  | 'out-of-range'
  /** A stand below the one that was billed. */
  | 'went-back'
  /** More than the contracted power can have used in a month. */
  | 'unlikely'
  | 'not-in-stock'
  /** The meter does not fit the product. */
  | 'wrong-kind';

export interface Discrepancy {
  readonly field: PdlField;
  readonly code: DiscrepancyCode;
  /** An error refuses the entry; a warning goes to the checker. */
  readonly severity: 'error' | 'warning';
  /** Null for personal data, and where there is no such value. */
  readonly expected: string | number | null;
  readonly found: string | number | null;
}

/** A PDL on record. */
export interface Pdl extends PdlData {
  readonly agendaNo: string;
  readonly idpel: string;
  /** 1, and one more for every entry after a return. */
  readonly revision: number;
  readonly warnings: readonly Discrepancy[];
  readonly postingFlag: 0 | 1;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly returnedBy: string | null;
  readonly returnedAt: Date | null;
  readonly postedBy: string | null;
  readonly postedAt: Date | null;
}
