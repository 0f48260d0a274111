import { SetrumError } from '@setrum/errors';
import type { BillProduct, PaidBill, PaymentRequest } from '../../payment/model.ts';
import type { Inquired } from '../../reference/reference.ts';
import { done, type Reply } from '../speech/ask.ts';
import { amountOf, assertSeat, type Case, type Desk, settled } from './desk.ts';

/** What a payment or a reversal names, whatever the product. */
export interface BillHead {
  readonly product: BillProduct;
  readonly switcherId: string;
  /** IDPEL or registration number. */
  readonly subject: string;
  /** Null for postpaid bills, which have none. */
  readonly plnRef: string | null;
  readonly switcherRef: string;
}

export function billInquired(
  { ask }: Case,
  { product, subject, switcherId }: Pick<BillHead, 'product' | 'subject' | 'switcherId'>,
): Inquired {
  return { product, subject, bank: ask.bank, central: ask.central, switcher: switcherId };
}

export function assertBillReferences({ services }: Desk, of: Case, head: BillHead): void {
  const { plnRef, switcherRef } = head;
  const inquired = billInquired(of, head);
  if (plnRef === null) services.references.verifySwitcherRef(inquired, switcherRef);
  else services.references.verify(inquired, { plnRef, switcherRef });
}

/** Pays; channel and terminal are asked about new payments only. */
export async function paid(
  desk: Desk,
  of: Case,
  head: BillHead,
  due: { readonly billCount: number; readonly adminCents: number },
): Promise<PaidBill> {
  const { ask } = of;
  const { payments } = desk.services;
  const request: PaymentRequest = {
    product: head.product,
    subject: head.subject,
    partnerId: ask.bank,
    counterId: null,
    terminalId: ask.terminal,
    channel: ask.channel,
    requestKey: paymentKey(ask.stan, head),
    amountCents: amountOf(of),
    billCount: due.billCount,
    adminCents: due.adminCents,
    plnRef: head.plnRef,
    switcherRef: head.switcherRef,
  };
  try {
    await assertSeat(desk, of);
  } catch (error) {
    const known = await settled(payments.find(ask.bank, request.requestKey));
    if (known === null || known.reversedAt !== null || !isSame(known, request)) throw error;
    return known;
  }
  return payments.pay(request);
}

/**
 * 2400 and 2401: takes a payment back as a whole. Throws SETRUM_ORIGINAL_DIFFERS when field 56 names no payment of this bank, or one of
 * something else, and what PaymentService.reverse throws.
 */
export async function reversed(desk: Desk, of: Case, head: BillHead): Promise<Reply> {
  const { ask } = of;
  const { original } = ask;
  if (original?.isPurchase !== true || original.bank !== ask.bank) {
    throw new SetrumError('SETRUM_ORIGINAL_DIFFERS');
  }
  assertBillReferences(desk, of, head);
  const requestKey = paymentKey(original.stan, head);
  const { payments } = desk.services;
  const known = await settled(payments.find(ask.bank, requestKey));
  const { product, subject } = head;
  const amountCents = amountOf(of);
  if (known !== null && !isSame(known, { product, subject, amountCents })) {
    throw new SetrumError('SETRUM_ORIGINAL_DIFFERS');
  }
  const reversalKey = paymentKey(ask.stan, head);
  await payments.reverse({ partnerId: ask.bank, requestKey, reversalKey });
  const sale = { partnerId: ask.bank, requestKey, subject };
  return { code: done, told: { sale, isAskedAbout: true } };
}

/** The request key of a bank's payment. */
function paymentKey(stan: string, { plnRef, switcherRef }: BillHead): string {
  return `${stan}.${plnRef ?? switcherRef}`;
}

function isSame(
  known: PaidBill,
  asked: Pick<PaymentRequest, 'product' | 'subject' | 'amountCents'>,
): boolean {
  return (
    known.product === asked.product &&
    known.subject === asked.subject &&
    known.amountCents === asked.amountCents
  );
}
