import type { Static } from 'typebox';
import { Cost, listOf, Party, reference, Service } from './parts.ts';
import { digits, instant, money, record, text } from './vocabulary.ts';

/** KUITANSI: the copy of a paid registration's receipt. */
export const ReceiptData = record({
  ...reference,
  registrationNo: digits(13),
  payer: Party,
  service: Service,
  paidAt: instant(),
  /** The bank or the collecting agent. */
  paidThrough: text(60),
  /** NO REF of the payment. */
  paymentReference: text(40),
  /** They add up to `billCents`. */
  costs: listOf(Cost, 20),
  billCents: money(),
  /** The bank's own charge. */
  adminCents: money(),
  /** Bill and charge. */
  paidCents: money(),
});

export type ReceiptData = Static<typeof ReceiptData>;
