import { SetrumError } from '@setrum/errors';
import { businessDay } from '../../platform/index.ts';
import type { Partner } from '../partner/model.ts';
import type { PaymentRow } from './model.ts';

/**
 * Lets a payment be taken back by a new reversal, or throws SETRUM_PAYMENT_UNKNOWN (nothing was paid), SETRUM_REVERSAL_DONE (another one
 * was first) or SETRUM_REVERSAL_TOO_LATE (the partner's business day of the payment is over: it counts as settled).
 */
export function assertReversible(payment: PaymentRow, partner: Partner, at: Date): void {
  if (payment.status === 'declined') throw new SetrumError('SETRUM_PAYMENT_UNKNOWN');
  if (payment.reversal_key !== null) throw new SetrumError('SETRUM_REVERSAL_DONE');
  const day = businessDay(new Date(payment.at), partner.cut_off_from);
  if (businessDay(at, partner.cut_off_from) !== day)
    throw new SetrumError('SETRUM_REVERSAL_TOO_LATE', { businessDay: day });
}
