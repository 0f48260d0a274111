import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { answerOf } from './answer.ts';
import type { PaymentRow } from './model.ts';

/** A payment as a module below tells of it. */
export interface StandingPayment {
  readonly paidThrough: string;
  readonly paymentReference: string;
  /** Rupiah x 100. */
  readonly adminCents: number;
  readonly paidAt: Date;
}

/** Payments for modules below: by whom and when, in the words of the payer's own receipt (receipt/payment.ts). */
export const paymentPort = {
  /** A payment that stands, by its id; null: there is none, or it was reversed. */
  async paymentOf(transaction: AnyTransaction, paymentId: string): Promise<StandingPayment | null> {
    const { rows } = await sql<{ payment: PaymentRow; partner: string }>`
      select to_jsonb(p) as payment, x.name as partner
        from p2apst.payment p join p2apst.partner x on x.partner_id = p.partner_id
       where p.payment_id = ${paymentId} and p.status = 'paid' and p.reversal_id is null`.execute(
      transaction,
    );
    const [row] = rows;
    if (row === undefined) return null;
    const { counterId, terminalId, switcherRef, reference, adminCents, paidAt } = answerOf(
      row.payment,
    );
    const seat = counterId ?? terminalId;
    return {
      paidThrough: seat === null ? row.partner : `${row.partner} / ${seat}`,
      paymentReference: switcherRef ?? reference,
      adminCents,
      paidAt: new Date(paidAt),
    };
  },
} as const;
