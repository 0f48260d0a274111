import type { Pool } from 'pg';
import { businessMonth } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import type { BillInquiry, PaymentContext, PaymentRow, ReversalRequest } from './model.ts';

/**
 * Reads, in one round trip, what is on record under a request key, the partner, and what may be collected.
 *
 * @param about null: nothing is to be collected
 */
export async function readContext(
  pool: Pool,
  key: { readonly partnerId: string; readonly requestKey: string | null },
  about: Pick<BillInquiry, 'product' | 'subject'> | null,
  at: Date,
): Promise<PaymentContext> {
  const type = about?.product === products.postpaid ? 'postpaid' : 'registration';
  const { rows } = await pool.query<PaymentContext>({
    name: 'payment_context',
    text: 'select * from p2apst.payment_context($1, $2, $3, $4, $5)',
    values: [key.partnerId, key.requestKey, type, about?.subject ?? null, businessMonth(at)],
  });
  return rows[0] ?? { payment: null, partner: null, claim: null };
}

/** The durable step of a payment. Gives the record; null when it has to be read and decided anew. */
export async function recordPayment(pool: Pool, row: PaymentRow): Promise<PaymentRow | null> {
  const { rows } = await pool.query<{ readonly payment: PaymentRow | null }>({
    name: 'record_payment',
    text: 'select payment from p2apst.record_payment($1)',
    values: [JSON.stringify(row)],
  });
  return rows[0]?.payment ?? null;
}

/** The durable step of a reversal. Gives the record; null when another one was faster. */
export async function recordReversal(
  pool: Pool,
  request: ReversalRequest,
  reversalId: string,
  at: Date,
): Promise<PaymentRow | null> {
  const { partnerId, requestKey, reversalKey } = request;
  const { rows } = await pool.query<{ readonly payment: PaymentRow | null }>({
    name: 'record_reversal',
    text: 'select p2apst.record_reversal($1, $2, $3, $4, $5) as payment',
    values: [partnerId, requestKey, reversalKey, reversalId, at.toISOString()],
  });
  return rows[0]?.payment ?? null;
}
