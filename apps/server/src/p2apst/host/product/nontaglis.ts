import { nonTaglisLayouts } from '@setrum/iso8583';
import { wibDateTime } from '../../../platform/index.ts';
import { products } from '../../partner/model.ts';
import type { BillAnswer, PaidBill } from '../../payment/model.ts';
import type { ReferencePair } from '../../reference/reference.ts';
import { asciiText } from '../ascii.ts';
import { done } from '../speech/ask.ts';
import { invalid, readInside } from '../speech/speech.ts';
import { assertBillReferences, type BillHead, billInquired, paid, reversed } from './bill-parts.ts';
import { assertSeat, assertSwitcher, type Case, type Handler, settlementDay } from './desk.ts';

const product = products.nonTaglis;

/** Which part of a registration is asked about: the only value seen. */
const wholeRegistration = '000';

/** 2100: what does this registration cost? */
export const nonTaglisInquiry: Handler = async (desk, of) => {
  const { ask } = of;
  const { config, services } = desk;
  const head = readInside(nonTaglisLayouts.request, ask.data);
  assertTransaction(head.transactionCode);
  assertSwitcher(of, head.switcherId);
  await assertSeat(desk, of);
  const asked = { product, subject: head.registrationNo, switcherId: head.switcherId };
  const answer = await services.payments.inquire({
    product,
    subject: head.registrationNo,
    partnerId: ask.bank,
    channel: ask.channel,
  });
  return {
    code: done,
    amountCents: answer.amountCents,
    ...written(head.switcherId, answer, services.references.create(billInquired(of, asked))),
    info: config.infoText,
  };
};

/** 2200: pays it, or tells an equal payment again. */
export const nonTaglisPayment: Handler = async (desk, of) => {
  const { ask } = of;
  const head = headOf(of);
  assertBillReferences(desk, of, head);
  const bill = await paid(desk, of, head, { billCount: 1, adminCents: head.adminCents });
  const { switcherRef } = head;
  return {
    code: done,
    amountCents: bill.amountCents,
    ...written(head.switcherId, bill, { plnRef: head.plnRef, switcherRef }),
    info: desk.config.infoText,
    settlementDay: await settlementDay(desk, ask.bank, bill.paidAt),
    settledAt: wibDateTime(new Date(bill.paidAt)),
    told: {
      sale: { partnerId: ask.bank, requestKey: bill.requestKey, subject: bill.subject },
      isAskedAbout: false,
    },
  };
};

/** 2400 and 2401. */
export const nonTaglisReversal: Handler = async (desk, of) => reversed(desk, of, headOf(of));

/** A payment and a reversal bring the inquiry's answer back; its texts and dates are ours and are not looked at. */
function headOf(of: Case): BillHead & { readonly plnRef: string; readonly adminCents: number } {
  const asked = readInside(nonTaglisLayouts.response, of.ask.data);
  assertTransaction(asked.transactionCode);
  if (of.ask.supply !== null) readInside(nonTaglisLayouts.details, of.ask.supply);
  assertSwitcher(of, asked.switcherId);
  const { switcherId, registrationNo, plnRef, switcherRef, adminCents } = asked;
  return { product, subject: registrationNo, switcherId, plnRef, switcherRef, adminCents };
}

function assertTransaction(code: string): void {
  if (code !== wholeRegistration) throw invalid('field 48 has another transaction code than 000');
}

/** Fields 48 and 62. */
function written(
  switcherId: string,
  { claim, amountCents, adminCents, totalCents }: BillAnswer | PaidBill,
  pair: ReferencePair,
): { readonly data: string; readonly supply: string } {
  if (claim.type !== 'registration') throw new Error('a registration has another claim');
  const data = nonTaglisLayouts.response.write({
    switcherId,
    registrationNo: claim.registrationNo,
    transactionCode: wholeRegistration,
    transactionName: asciiText(claim.transactionName, 25),
    registrationDate: claim.registeredOn.replaceAll('-', ''),
    expiryDate: claim.expiresOn.replaceAll('-', ''),
    idpel: claim.idpel,
    name: asciiText(claim.name, 25),
    ...pair,
    serviceUnit: asciiText(claim.unit, 5),
    serviceUnitAddress: asciiText(claim.unitAddress, 35),
    serviceUnitPhone: asciiText(claim.unitPhone, 15),
    totalCents,
    plnBillCents: amountCents,
    adminCents,
  });
  const supply = nonTaglisLayouts.details.write({
    details: claim.lines.map((line) => ({ code: line.code, amountCents: line.amountCents })),
  });
  return { data, supply };
}
