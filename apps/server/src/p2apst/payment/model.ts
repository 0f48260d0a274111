import type { Claim, ClaimState } from '../../ap2t/index.ts';
import type { Partner, products } from '../partner/model.ts';
import type { Decline } from '../purchase/model.ts';

/** What is paid here: postpaid bills (99501) or a registration number (99504). */
export type BillProduct = typeof products.postpaid | typeof products.nonTaglis;

/** How many months one payment may settle; field 48 has one digit for them, and receipts show four. */
export const mostBills = 4;

export interface BillInquiry {
  readonly product: BillProduct;
  /** IDPEL (12 digits) for postpaid bills, registration number (13 digits) for non-taglis. */
  readonly subject: string;
  readonly partnerId: string;
  /** Merchant category of field 26. */
  readonly channel: string;
}

/** What may be paid now. */
export interface BillAnswer {
  readonly product: BillProduct;
  readonly subject: string;
  /** For all that `claim` lists, rupiah x 100, without the partner's fee. */
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  /** Postpaid: the oldest open bills, at most `mostBills`. */
  readonly claim: Claim;
}

/** The request key makes a repeated request the same request, for ever. */
export interface PaymentRequest extends BillInquiry {
  readonly counterId: string | null;
  /** Field 41 without its leading zeros; null where there is none. */
  readonly terminalId: string | null;
  readonly requestKey: string;
  /** Rupiah x 100, without the partner's fee: must be what is due, to the cent. */
  readonly amountCents: number;
  /** Postpaid: how many of the oldest open bills, 1 to `mostBills`; 1 for a registration, which is paid whole. */
  readonly billCount: number;
  /** The fee that the partner says it takes, rupiah x 100; null: not said, not checked. */
  readonly adminCents: number | null;
  /** The references that the inquiry gave; null where there are none. Kept with the payment, and told again with it. */
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
}

export interface ReversalRequest {
  readonly partnerId: string;
  /** The payment's. */
  readonly requestKey: string;
  /** The reversal's own: the same one asks for the same reversal. */
  readonly reversalKey: string;
}

/** A payment as its payer hears of it: the same bytes the first time and every time after, but for `reversedAt`. */
export interface PaidBill {
  /** 32 hex digits; the payment's own number. */
  readonly reference: string;
  readonly product: BillProduct;
  readonly subject: string;
  readonly partnerId: string;
  readonly counterId: string | null;
  readonly terminalId: string | null;
  readonly channel: string;
  readonly requestKey: string;
  readonly paidAt: string;
  /** How many bills it settled. */
  readonly billCount: number;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
  /** What was paid, as it was at that moment. */
  readonly claim: Claim;
  /** Null: it stands. */
  readonly reversedAt: string | null;
}

/** A row of p2apst.payment. */
export interface PaymentRow {
  readonly partner_id: string;
  readonly request_key: string;
  readonly payment_id: string;
  readonly status: 'paid' | 'declined';
  readonly at: string;
  readonly decline: Decline | null;
  /** Null in the row of a reversal that came without its payment. */
  readonly product: BillProduct | null;
  readonly subject: string | null;
  readonly counter_id: string | null;
  readonly terminal_id: string | null;
  readonly channel: string | null;
  readonly pln_ref: string | null;
  readonly switcher_ref: string | null;
  readonly bill_count: number | null;
  readonly amount_cents: number | null;
  readonly admin_cents: number | null;
  readonly claim: Claim | null;
  readonly reversal_key: string | null;
  readonly reversal_id: string | null;
  readonly reversed_at: string | null;
}

/** What is read about one request before it is decided (`p2apst.payment_context`). */
export interface PaymentContext {
  readonly payment: PaymentRow | null;
  readonly partner: Partner | null;
  /** Null: the number is not known. */
  readonly claim: ClaimState | null;
}
