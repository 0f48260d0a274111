import { createHash } from 'node:crypto';
import { Iso8583Error, type IsoMessage, plnProducts } from '@setrum/iso8583';
import type { Verdict } from '../books/model.ts';
import { isOfPayment } from '../messages/bills.ts';
import { amountOf, codeOf } from '../messages/frame.ts';
import { type PrepaidSale, readSale } from '../messages/prepaid.ts';

const done = '0000';
/** Answers after which a sale may have happened all the same: other error, time-out, not found downstream, in process. */
const open = new Set(['0005', '0068', '0096', '0099']);
/** A reversal's answers after which the customer is not charged: reversed, nothing was paid, reversed before. */
const notPaid = new Set([done, '0063', '0094']);
const tooLate = '0012';

/**
 * What an answer means for the sale it speaks of. A verdict `unknown` leaves it open: the host must be asked (again). Rules of the
 * public client: a token is sold by 0000 and by nothing else, to purchase and advice alike; an advice answered 0063 was never bought;
 * a reversal answered 0012 comes too late, and the payment stands.
 */
export function judge(request: IsoMessage, answer: IsoMessage): Verdict {
  const code = codeOf(answer);
  switch (answer.mti) {
    case '2210':
      if (code === done) return sold(request, answer);
      return { state: open.has(code) ? 'unknown' : 'refused', code };
    case '2230':
    case '2231':
      if (code === done) return sold(request, answer);
      return { state: code === '0063' ? 'refused' : 'unknown', code };
    default:
      if (notPaid.has(code)) return { state: 'refused', code };
      return { state: code === tooLate ? 'sold' : 'unknown', code };
  }
}

/** SHA-256 of a token, hex. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token of an answer that sells one; null for any other. */
export function tokenOf(answer: IsoMessage): string | null {
  if (answer.fields[2] !== plnProducts.prepaid || codeOf(answer) !== done) return null;
  try {
    return readSale(answer).token;
  } catch (error) {
    if (error instanceof Iso8583Error) return null;
    throw error;
  }
}

function sold(request: IsoMessage, answer: IsoMessage): Verdict {
  const settlementDate = answer.fields[15];
  const known = { code: done, ...(settlementDate !== undefined && { settlementDate }) };
  if (request.fields[2] !== plnProducts.prepaid) {
    return isOfPayment(request, answer)
      ? { state: 'sold', ...known }
      : { state: 'unknown', ...known, detail: 'the answer is of another payment' };
  }
  try {
    const sale = readSale(answer);
    const wrong = unfit(request, answer, sale);
    if (wrong !== null) return { state: 'unknown', ...known, detail: wrong };
    const { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents, energyCkwh } = sale;
    return {
      state: 'sold',
      ...known,
      figures: { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents, energyCkwh },
      tokenSha256: tokenHash(sale.token),
      vendingReceiptNo: sale.vendingReceiptNo,
    };
  } catch (error) {
    if (!(error instanceof Iso8583Error)) throw error;
    return { state: 'unknown', ...known, detail: error.message };
  }
}

/** Why an answer cannot be the one of this purchase; null when it is. */
function unfit(request: IsoMessage, answer: IsoMessage, sale: PrepaidSale): string | null {
  // Switcher, meter, customer, flag and both references open the field in request and answer alike.
  if (request.fields[48]?.slice(0, 95) !== answer.fields[48]?.slice(0, 95)) {
    return 'the answer is of another meter or inquiry';
  }
  const amountCents = amountOf(answer);
  if (amountCents !== amountOf(request)) return 'the amount is another one';
  const { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents, energyCkwh } = sale;
  const parts = stampCents + ppnCents + ppjCents + instalmentCents + tokenCents;
  if (parts !== amountCents) return 'the parts are not the amount';
  return energyCkwh > 0 ? null : 'no energy for the money';
}
