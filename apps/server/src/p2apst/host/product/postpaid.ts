import { postpaidLayouts } from '@setrum/iso8583';
import type { Claim, PostpaidBill, PostpaidClaim } from '../../../ap2t/index.ts';
import { wibDateTime } from '../../../platform/index.ts';
import { products } from '../../partner/model.ts';
import { mostBills } from '../../payment/model.ts';
import { asciiText } from '../ascii.ts';
import { done } from '../speech/ask.ts';
import { invalid, readInside } from '../speech/speech.ts';
import { assertBillReferences, type BillHead, billInquired, paid, reversed } from './bill-parts.ts';
import { assertSeat, assertSwitcher, type Case, type Handler, settlementDay } from './desk.ts';

const product = products.postpaid;

/** 2100: which bills are open? */
export const postpaidInquiry: Handler = async (desk, of) => {
  const { ask } = of;
  const { services } = desk;
  const { switcherId, idpel } = readInside(postpaidLayouts.inquiryRequest, ask.data);
  assertSwitcher(of, switcherId);
  await assertSeat(desk, of);
  const inquiry = { product, subject: idpel, partnerId: ask.bank, channel: ask.channel };
  const answer = await services.payments.inquire(inquiry);
  const inquired = billInquired(of, { product, subject: idpel, switcherId });
  const { switcherRef } = services.references.create(inquired);
  const parts = written(claimOf(answer.claim), answer.adminCents);
  return {
    code: done,
    amountCents: answer.amountCents,
    data: postpaidLayouts.inquiryResponse.write({ switcherId, switcherRef, ...parts }),
  };
};

/** 2200: pays the oldest bills, or tells an equal payment again. */
export const postpaidPayment: Handler = async (desk, of) => {
  const { ask } = of;
  const head = headOf(of);
  assertBillReferences(desk, of, head);
  const bill = await paid(desk, of, head, head);
  const { switcherId, switcherRef } = head;
  const parts = written(claimOf(bill.claim), bill.adminCents);
  return {
    code: done,
    amountCents: bill.amountCents,
    data: postpaidLayouts.payment.write({
      switcherId,
      switcherRef,
      paidBills: String(bill.billCount),
      ...parts,
    }),
    settlementDay: await settlementDay(desk, ask.bank, bill.paidAt),
    settledAt: wibDateTime(new Date(bill.paidAt)),
    told: {
      sale: { partnerId: ask.bank, requestKey: bill.requestKey, subject: bill.subject },
      isAskedAbout: false,
    },
  };
};

/** 2400 and 2401. */
export const postpaidReversal: Handler = async (desk, of) => reversed(desk, of, headOf(of));

/** A payment brings the inquiry's answer back, with the number of bills that it pays, the oldest first. */
function headOf(of: Case): BillHead & { readonly billCount: number; readonly adminCents: number } {
  const asked = readInside(postpaidLayouts.payment, of.ask.data);
  assertSwitcher(of, asked.switcherId);
  const { switcherId, switcherRef, idpel, adminCents } = asked;
  const billCount = Number(asked.paidBills);
  if (billCount < 1 || billCount > mostBills)
    throw invalid('field 48 pays no possible number of bills');
  return { product, subject: idpel, switcherId, plnRef: null, switcherRef, billCount, adminCents };
}

function claimOf(claim: Claim): PostpaidClaim {
  if (claim.type !== 'postpaid') throw new Error('postpaid bills have another claim');
  return claim;
}

/** What field 48 tells of customer and bills. */
function written(claim: PostpaidClaim, adminCents: number) {
  return {
    idpel: claim.idpel,
    billCount: String(claim.bills.length),
    outstandingBills: String(Math.min(99, claim.outstandingBills)).padStart(2, '0'),
    name: asciiText(claim.name, 25),
    serviceUnit: asciiText(claim.unit, 5),
    serviceUnitPhone: asciiText(claim.unitPhone, 15),
    tariff: asciiText(claim.tariff, 4),
    powerVa: claim.powerVa,
    adminCents,
    bills: claim.bills.map(billParts),
  };
}

function billParts(bill: PostpaidBill) {
  const [first, second, third] = bill.readings;
  return {
    month: String(bill.month),
    dueDate: bill.dueOn.replaceAll('-', ''),
    readingDate: bill.readingOn?.replaceAll('-', '') ?? '00000000',
    billCents: bill.billCents,
    incentive: String(bill.incentiveCents / 100).padStart(11, '0'),
    taxCents: bill.taxCents,
    penaltyCents: bill.penaltyCents,
    previousReading1: first.previous,
    currentReading1: first.current,
    previousReading2: second.previous,
    currentReading2: second.current,
    previousReading3: third.previous,
    currentReading3: third.current,
  };
}
