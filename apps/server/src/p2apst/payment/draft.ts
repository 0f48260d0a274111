import { SetrumError } from '@setrum/errors';
import { decide } from './decide.ts';
import type { PaymentContext, PaymentRequest, PaymentRow, ReversalRequest } from './model.ts';

const untouched = { reversal_key: null, reversal_id: null, reversed_at: null } as const;

/** The row of a request as it was decided: paid, or declined with its reason. */
export function draft(
  frame: { readonly request: PaymentRequest; readonly paymentId: string; readonly at: Date },
  context: PaymentContext,
): PaymentRow {
  const { request, at } = frame;
  const asked = {
    ...untouched,
    partner_id: request.partnerId,
    request_key: request.requestKey,
    payment_id: frame.paymentId,
    at: at.toISOString(),
    product: request.product,
    subject: request.subject,
    counter_id: request.counterId,
    terminal_id: request.terminalId,
    channel: request.channel,
    pln_ref: request.plnRef,
    switcher_ref: request.switcherRef,
    bill_count: request.billCount,
    amount_cents: request.amountCents,
  };
  try {
    const { claim, adminCents } = decide(request, context, at);
    return { ...asked, status: 'paid', decline: null, admin_cents: adminCents, claim };
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    const decline = { code: error.code, params: error.params };
    return { ...asked, status: 'declined', decline, admin_cents: request.adminCents, claim: null };
  }
}

/** The row of a reversal that came before its payment: a payment that it has overtaken is refused by it. */
export function overtakenRow(request: ReversalRequest, paymentId: string, at: Date): PaymentRow {
  return {
    ...untouched,
    partner_id: request.partnerId,
    request_key: request.requestKey,
    payment_id: paymentId,
    status: 'declined',
    at: at.toISOString(),
    decline: { code: 'SETRUM_PAYMENT_REVERSED', params: {} },
    product: null,
    subject: null,
    counter_id: null,
    terminal_id: null,
    channel: null,
    pln_ref: null,
    switcher_ref: null,
    bill_count: null,
    amount_cents: null,
    admin_cents: null,
    claim: null,
  };
}
