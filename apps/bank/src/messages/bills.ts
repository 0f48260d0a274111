import {
  type IsoMessage,
  nonTaglisLayouts,
  originalLayout,
  plnProducts,
  postpaidLayouts,
  requireField,
} from '@setrum/iso8583';
import { amountField, amountOf, requestFields } from './frame.ts';
import type { BankIdentity, Mark } from './identity.ts';

/** What can be paid besides energy: a registration (13 digits), or the bills of a customer (12 digits). */
export type BillSubject = { readonly registrationNo: string } | { readonly idpel: string };

/** 2100 for product 99504 or 99501. */
export function billInquiryRequest(
  identity: BankIdentity,
  mark: Mark,
  subject: BillSubject,
): IsoMessage {
  const { switcherId } = identity;
  const [product, data] =
    'registrationNo' in subject
      ? [
          plnProducts.nonTaglis,
          nonTaglisLayouts.request.write({ switcherId, ...subject, transactionCode: '000' }),
        ]
      : [plnProducts.postpaid, postpaidLayouts.inquiryRequest.write({ switcherId, ...subject })];
  return { mti: '2100', fields: { ...requestFields(identity, mark, product), 48: data } };
}

/** What a bill inquiry's answer 0000 asks for. */
export interface BillOffer {
  readonly answer: IsoMessage;
  readonly product: string;
  readonly subject: string;
  readonly name: string;
  readonly idpel: string;
  /** Without the fee. */
  readonly amountCents: number;
  readonly adminCents: number;
  /** Postpaid: what each bill costs, oldest first; one for a registration. */
  readonly billsCents: readonly number[];
}

/** Iso8583Error when the answer is not of the agreed form. */
export function readBillOffer(answer: IsoMessage): BillOffer {
  const product = requireField(answer, 2, 'product');
  const data = requireField(answer, 48, 'inquiry answer');
  if (product === plnProducts.nonTaglis) {
    const read = nonTaglisLayouts.response.read(data);
    const { name, idpel, adminCents, plnBillCents: amountCents } = read;
    const subject = read.registrationNo;
    return {
      answer,
      product,
      subject,
      name,
      idpel,
      amountCents,
      adminCents,
      billsCents: [amountCents],
    };
  }
  const read = postpaidLayouts.inquiryResponse.read(data);
  const billsCents = read.bills.map(
    // The incentive is taken off; the sample shows only zeros there [inferred].
    (bill) => bill.billCents - Number(bill.incentive) * 100 + bill.taxCents + bill.penaltyCents,
  );
  const amountCents = billsCents.reduce((sum, cents) => sum + cents, 0);
  const { name, idpel, adminCents } = read;
  return { answer, product, subject: idpel, name, idpel, amountCents, adminCents, billsCents };
}

/** 2200 for a bill. `billCount`: postpaid, how many of the oldest bills; a registration is paid whole. */
export function paymentRequest(
  identity: BankIdentity,
  mark: Mark,
  offer: BillOffer,
  billCount: number,
): IsoMessage {
  const supply = offer.answer.fields[62];
  const asked = requireField(offer.answer, 48, 'inquiry answer');
  const amountCents = offer.billsCents.slice(0, billCount).reduce((sum, cents) => sum + cents, 0);
  const data =
    offer.product === plnProducts.nonTaglis
      ? asked
      : postpaidLayouts.payment.write({
          ...postpaidLayouts.inquiryResponse.read(asked),
          paidBills: String(billCount),
        });
  return {
    mti: '2200',
    fields: {
      ...requestFields(identity, mark, offer.product),
      4: amountField(amountCents),
      48: data,
      ...(supply !== undefined && { 62: supply }),
    },
  };
}

/**
 * 2400, and 2401 when it is repeated: takes a payment back. As in the published sample it has the payment's own trace number and
 * time, and field 56 names them once more.
 */
export function reversalRequest(payment: IsoMessage, isRepeat: boolean): IsoMessage {
  const { fields } = payment;
  const original = originalLayout.write({
    mti: payment.mti,
    traceNumber: fields[11] ?? '',
    localDateTime: fields[12] ?? '',
    bank: fields[32] ?? '',
  });
  return { mti: isRepeat ? '2401' : '2400', fields: { ...fields, 56: original } };
}

/** True when an answer to a payment or reversal speaks of this payment: the same product, amount, and what is paid. */
export function isOfPayment(payment: IsoMessage, answer: IsoMessage): boolean {
  const head = payment.fields[2] === plnProducts.nonTaglis ? 7 + 13 + 3 : 7 + 12;
  return (
    payment.fields[2] === answer.fields[2] &&
    amountOf(payment) === amountOf(answer) &&
    payment.fields[48]?.slice(0, head) === answer.fields[48]?.slice(0, head)
  );
}
