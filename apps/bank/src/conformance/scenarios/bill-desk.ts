import { type IsoMessage, plnProducts } from '@setrum/iso8583';
import type { BankLink } from '../../link/link.ts';
import {
  type BillOffer,
  type BillSubject,
  billInquiryRequest,
  paymentRequest,
  readBillOffer,
  reversalRequest,
} from '../../messages/bills.ts';
import { codeOf } from '../../messages/frame.ts';
import { ConformanceSkip, expectCode, expectSold } from '../expect.ts';
import type { ConformanceTarget } from '../model.ts';
import type { Stage } from '../stage.ts';

/** A kind of bill, and where the target says what may be paid. */
export interface BillKind {
  readonly group: 'nontaglis' | 'postpaid';
  readonly product: string;
  readonly what: string;
  readonly unknown: BillSubject;
  readonly option: string;
  readonly subjectOf: (target: ConformanceTarget) => BillSubject | null;
}

export const nonTaglis: BillKind = {
  group: 'nontaglis',
  product: plnProducts.nonTaglis,
  what: 'registration number',
  unknown: { registrationNo: '9999999999999' },
  option: '--register',
  subjectOf: ({ registrationNo }) => (registrationNo === null ? null : { registrationNo }),
};

export const postpaid: BillKind = {
  group: 'postpaid',
  product: plnProducts.postpaid,
  what: 'customer number',
  unknown: { idpel: '999999999999' },
  option: '--bill',
  subjectOf: ({ billIdpel }) => (billIdpel === null ? null : { idpel: billIdpel }),
};

/** A payment with its answer. */
export interface Paid {
  readonly offer: BillOffer;
  readonly request: IsoMessage;
  readonly answer: IsoMessage;
}

export function subjectOf(stage: Stage, kind: BillKind): BillSubject {
  const subject = kind.subjectOf(stage.target);
  if (subject === null) throw new ConformanceSkip(`no ${kind.option} is given`);
  return subject;
}

/** The offer of an open bill; skips when it is paid already, by a run that could not take it back. */
export async function offered(stage: Stage, link: BankLink, kind: BillKind): Promise<BillOffer> {
  const request = billInquiryRequest(stage.identity, stage.mark(), subjectOf(stage, kind));
  const answer = await stage.ask(link, request);
  expectOffered(answer);
  return readBillOffer(answer);
}

/** 0000 to an inquiry; skips where there is nothing to pay. */
export function expectOffered(answer: IsoMessage): void {
  if (['0088', '0089', '0048'].includes(codeOf(answer))) {
    throw new ConformanceSkip(`there is nothing to pay (${codeOf(answer)})`);
  }
  expectCode(answer, '0000');
}

/** The 2200 that pays the first bill that is offered, or the registration. */
export function paymentOf(stage: Stage, offer: BillOffer): IsoMessage {
  return paymentRequest(stage.identity, stage.mark(), offer, 1);
}

/** Pays, lets a scenario look at it, and takes the payment back whatever it found. */
export async function whilePaid(
  stage: Stage,
  kind: BillKind,
  look: (link: BankLink, paid: Paid) => Promise<void>,
): Promise<void> {
  const link = await stage.link();
  const offer = await offered(stage, link, kind);
  const request = paymentOf(stage, offer);
  const answer = await stage.ask(link, request);
  expectSold(answer);
  try {
    await look(link, { offer, request, answer });
  } finally {
    const back = await stage.ask(await stage.link(), reversalRequest(request, false));
    expectCode(back, '0000', '0094');
  }
}

/** The reversal under a trace number of its own; field 56 still names the payment. */
export function otherReversal(stage: Stage, payment: IsoMessage): IsoMessage {
  const request = reversalRequest(payment, false);
  return { ...request, fields: { ...request.fields, 11: stage.mark().stan } };
}
