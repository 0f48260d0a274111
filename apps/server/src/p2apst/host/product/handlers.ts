import { SetrumError } from '@setrum/errors';
import type { MessageUse } from '@setrum/iso8583';
import { products } from '../../partner/model.ts';
import type { Reply } from '../speech/ask.ts';
import { invalid } from '../speech/speech.ts';
import type { Case, Desk, Handler } from './desk.ts';
import { nonTaglisInquiry, nonTaglisPayment, nonTaglisReversal } from './nontaglis.ts';
import { postpaidInquiry, postpaidPayment, postpaidReversal } from './postpaid.ts';
import { prepaidAdvice } from './prepaid-advice.ts';
import { prepaidInquiry } from './prepaid-inquiry.ts';
import { prepaidPurchase } from './prepaid-purchase.ts';

const handlers: Readonly<Record<string, Readonly<Partial<Record<MessageUse, Handler>>>>> = {
  [products.prepaid]: {
    inquiry: prepaidInquiry,
    purchase: prepaidPurchase,
    advice: prepaidAdvice,
  },
  [products.nonTaglis]: {
    inquiry: nonTaglisInquiry,
    purchase: nonTaglisPayment,
    reversal: nonTaglisReversal,
  },
  [products.postpaid]: {
    inquiry: postpaidInquiry,
    purchase: postpaidPayment,
    reversal: postpaidReversal,
  },
};

/** Answers a request of a link that has signed on. Throws the SetrumError of its refusal. */
export async function answer(desk: Desk, of: Case): Promise<Reply> {
  const { ask, link } = of;
  if (!link.bankCodes.includes(ask.bank)) throw new SetrumError('SETRUM_PARTNER_UNKNOWN');
  if (link.centralId !== ask.central) throw new SetrumError('SETRUM_LINK_UNKNOWN');
  const ofProduct = handlers[ask.product];
  if (ofProduct === undefined) throw new SetrumError('SETRUM_PRODUCT_UNKNOWN');
  const handler = ofProduct[ask.use];
  if (handler === undefined) throw invalid('the product has no message of this type');
  return handler(desk, of);
}
