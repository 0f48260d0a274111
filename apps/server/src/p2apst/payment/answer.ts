import { SetrumError } from '@setrum/errors';
import { declineError } from '../purchase/answer.ts';
import type { PaidBill, PaymentRequest, PaymentRow } from './model.ts';

/**
 * The answer to a request whose payment is on record. It is made from the record alone, so the first answer and every repetition are
 * the same, bit for bit. Throws the decline's error for a declined one.
 */
export function answerOf(row: PaymentRow): PaidBill {
  if (row.decline !== null) throw declineError(row.decline);
  const { product, subject, channel, claim, bill_count, amount_cents, admin_cents } = row;
  if (
    product === null ||
    subject === null ||
    channel === null ||
    claim === null ||
    bill_count === null ||
    amount_cents === null ||
    admin_cents === null
  )
    throw new Error(`payment ${row.payment_id} is on record without its claim`);
  return {
    reference: row.payment_id.replaceAll('-', '').toUpperCase(),
    product,
    subject,
    partnerId: row.partner_id,
    counterId: row.counter_id,
    terminalId: row.terminal_id,
    channel,
    requestKey: row.request_key,
    paidAt: new Date(row.at).toISOString(),
    billCount: bill_count,
    amountCents: amount_cents,
    adminCents: admin_cents,
    totalCents: amount_cents + admin_cents,
    plnRef: row.pln_ref,
    switcherRef: row.switcher_ref,
    claim,
    reversedAt: row.reversed_at === null ? null : new Date(row.reversed_at).toISOString(),
  };
}

/**
 * The answer to a repeated request. Throws SETRUM_REQUEST_KEY_REUSED when the key belongs to another one, SETRUM_PAYMENT_REVERSED when
 * what it paid has been taken back.
 */
export function settledAnswer(request: PaymentRequest, row: PaymentRow): PaidBill {
  const same =
    row.product === null ||
    (row.product === request.product &&
      row.subject === request.subject &&
      row.amount_cents === request.amountCents &&
      row.bill_count === request.billCount);
  if (!same) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  if (row.reversed_at !== null) throw new SetrumError('SETRUM_PAYMENT_REVERSED');
  return answerOf(row);
}
