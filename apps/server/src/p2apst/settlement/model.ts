import type { Product } from '../partner/model.ts';

/** What was sold of one product in a window, and what was taken back of earlier sales. Rupiah x 100. */
export interface ProductTotals {
  readonly product: Product;
  readonly sold: number;
  readonly amountCents: number;
  /** What the partner charged on top, and keeps. */
  readonly adminCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  /** Tenths of a kWh. */
  readonly energyDkwh: number;
  /** Purchases refunded, payments reversed. */
  readonly returned: number;
  readonly returnedCents: number;
}

/** What moved the deposit by hand; positive into it. */
export interface MovementTotals {
  readonly kind: 'top-up' | 'withdrawal' | 'correction';
  readonly count: number;
  readonly amountCents: number;
}

export interface ClosingTotals {
  readonly products: readonly ProductTotals[];
  readonly movements: readonly MovementTotals[];
  /** What the same events posted to the other accounts: debit positive. */
  readonly accounts: readonly { readonly account: string; readonly amountCents: number }[];
}

/** A partner's business day, closed. It never changes. */
export interface Closing {
  readonly partnerId: string;
  /** `YYYY-MM-DD`, WIB. */
  readonly day: string;
  /** From when (inclusive) until when (exclusive): where the day before ended. */
  readonly from: Date;
  readonly until: Date;
  /** The deposit at both ends, rupiah x 100. */
  readonly openingCents: number;
  readonly closingCents: number;
  /** Lines in the ledger. */
  readonly postings: number;
  readonly totals: ClosingTotals;
  readonly digest: Buffer;
  readonly closedBy: string;
  readonly closedAt: Date;
}

/** Where a closing begins and ends. */
export interface ClosingWindow {
  readonly partnerId: string;
  readonly day: string;
  readonly from: Date;
  readonly until: Date;
}
