import { prepaidLayouts } from '@setrum/iso8583';
import { wibDateTime } from '../../../platform/index.ts';
import type { SoldPurchase } from '../../purchase/model.ts';
import { asciiText } from '../ascii.ts';
import { done, type Reply } from '../speech/ask.ts';
import { type Case, type Desk, settlementDay } from './desk.ts';
import { infoText } from './info-text.ts';
import { type CustomerHead, cardAnswer, supplyAnswer } from './prepaid-parts.ts';

/**
 * The answer that tells of a sale, to purchase and advice alike. It comes from the record but for what the request carried itself: the
 * same request gets the same bytes.
 */
export async function soldReply(
  desk: Desk,
  of: Case,
  head: CustomerHead & { readonly plnRef: string; readonly switcherRef: string },
  sold: SoldPurchase,
): Promise<Reply> {
  const { ask } = of;
  const parts =
    sold.stampCents + sold.ppnCents + sold.ppjCents + sold.instalmentCents + sold.tokenCents;
  if (parts !== sold.amountCents) throw new Error('the parts of a sale are not its amount');
  const card = cardAnswer(sold);
  return {
    code: done,
    amountCents: sold.amountCents,
    data: prepaidLayouts.purchaseResponse.write({
      switcherId: head.switcherId,
      meterNo: sold.meterNo,
      idpel: sold.idpel,
      flag: head.flag,
      plnRef: sold.plnRef ?? head.plnRef,
      switcherRef: sold.switcherRef ?? head.switcherRef,
      vendingReceiptNo: sold.vendingReceiptNo,
      name: asciiText(sold.holder, 25),
      tariff: asciiText(sold.tariff, 4),
      powerVa: sold.powerVa,
      buyingOption: sold.buyingOption === 'unsold' ? '1' : '0',
      adminCents: sold.adminCents,
      stampCents: sold.stampCents,
      ppnCents: sold.ppnCents,
      ppjCents: sold.ppjCents,
      instalmentCents: sold.instalmentCents,
      tokenCents: sold.tokenCents,
      energyCkwh: sold.energyDkwh * 10,
      token: sold.token,
    }),
    supply: supplyAnswer(desk.config, of, sold),
    info: infoText(sold, desk.config.infoText),
    settledAt: wibDateTime(new Date(sold.purchasedAt)),
    told: {
      sale: { partnerId: ask.bank, requestKey: sold.requestKey, subject: sold.meterNo },
      isAskedAbout: ask.use === 'advice',
    },
    ...(ask.use === 'purchase' && {
      settlementDay: await settlementDay(desk, ask.bank, sold.purchasedAt),
    }),
    ...(card !== undefined && { card }),
  };
}
