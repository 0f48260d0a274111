import type { AnyTransaction } from '../../platform/index.ts';

/** A payment as the copy of its receipt tells of it. */
export interface ReceivedPayment {
  /** The bank or agent, and the counter where it has one. */
  readonly paidThrough: string;
  /** What the payer's own receipt has as its reference. */
  readonly paymentReference: string;
  /** The bank's own charge, rupiah x 100. */
  readonly adminCents: number;
  readonly paidAt: Date;
}

/** Payments as AP2T sees them; P2APST, which stands above, takes them. */
export interface PaymentPort {
  /** A payment that stands; null: there is none, or it was reversed. */
  paymentOf(transaction: AnyTransaction, paymentId: string): Promise<ReceivedPayment | null>;
}
