import { SetrumError } from '@setrum/errors';
import type { Claim, ClaimState } from '../../ap2t/index.ts';
import { businessDay } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import { adminCentsOf, assertMaySell } from '../partner/rules.ts';
import { type BillInquiry, mostBills, type PaymentContext, type PaymentRequest } from './model.ts';

/** A payment worked out; whether the claim still stands and the deposit suffices is decided in the durable step. */
export interface Decision {
  readonly claim: Claim;
  readonly adminCents: number;
}

/** Decides one request from what was read about it. Throws the SetrumError of a decline. */
export function decide(request: PaymentRequest, context: PaymentContext, at: Date): Decision {
  const { partner } = context;
  assertMaySell(partner, at);
  const all = collectable(request, context.claim, at);
  const most = all.type === 'postpaid' ? Math.min(mostBills, all.bills.length) : 1;
  const { billCount } = request;
  if (!Number.isInteger(billCount) || billCount < 1 || billCount > most)
    throw new SetrumError('SETRUM_BILL_COUNT_WRONG', { billCount, mostBills: most });
  const claim = listed(all, billCount);
  if (request.amountCents !== claim.totalCents)
    throw new SetrumError('SETRUM_BILL_AMOUNT_WRONG', { dueRupiah: claim.totalCents / 100 });
  const adminCents = adminCentsOf(partner, request.product, request.channel);
  if (request.adminCents !== null && request.adminCents !== adminCents)
    throw new SetrumError('SETRUM_ADMIN_FEE_WRONG', { adminRupiah: adminCents / 100 });
  return { claim, adminCents };
}

/** What may be collected under a number on this day, all of it. Throws the coded reason why nothing may. */
export function collectable(
  { product, subject }: Pick<BillInquiry, 'product' | 'subject'>,
  found: ClaimState | null,
  at: Date,
): Claim {
  if (found === null) {
    throw product === products.postpaid
      ? new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel: subject })
      : new SetrumError('SETRUM_REGISTRATION_UNKNOWN', { registrationNo: subject });
  }
  const { state, claim } = found;
  if (state === 'paid') throw new SetrumError('SETRUM_BILL_PAID', { subject });
  if (state === 'cancelled')
    throw new SetrumError('SETRUM_REGISTRATION_CANCELLED', { registrationNo: subject });
  if (claim === null) throw new SetrumError('SETRUM_BILL_NONE', { subject });
  if (claim.type === 'registration' && businessDay(at, null) > claim.expiresOn) {
    const { registrationNo, expiresOn } = claim;
    throw new SetrumError('SETRUM_REGISTRATION_EXPIRED', { registrationNo, expiresOn });
  }
  return claim;
}

/** The claim with its oldest `billCount` bills only. */
export function listed(claim: Claim, billCount: number): Claim {
  if (claim.type === 'registration') return claim;
  const bills = claim.bills.slice(0, billCount);
  const totalCents = bills.reduce(
    (sum, bill) => sum + bill.billCents - bill.incentiveCents + bill.taxCents + bill.penaltyCents,
    0,
  );
  return { ...claim, bills, totalCents };
}
