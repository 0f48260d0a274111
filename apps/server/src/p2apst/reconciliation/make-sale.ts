import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { findSupplyPoint } from '../../ap2t/index.ts';
import type { Database } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import type { PaymentService } from '../payment/service.ts';
import type { PurchaseService } from '../purchase/service.ts';
import { type Cells, keyOf, layoutOf } from './layout.ts';
import type { Difference } from './model.ts';

/** What a sale for a partner's line is made with. */
export interface SaleMakers {
  readonly database: Database;
  readonly purchases: Pick<PurchaseService, 'buy'>;
  readonly payments: Pick<PaymentService, 'find' | 'inquire' | 'pay'>;
}

/** The counter under which such sales stand. */
const reconciliationCounter = 'REKONSILIASI';

/**
 * The request key of the sale for a line that only the partner has. It is made from the line's own key and not from the run that found it,
 * so however often the line is found and taken over, it is sold once. An attempt that was declined for good has used its key up.
 */
export function saleKey(difference: Difference): string {
  const { partnerId, product, day, theirs, attempts } = difference;
  const line = keyOf(layoutOf(product), theirs ?? {});
  const text = [partnerId, product, day, line, attempts].join('/');
  return `reconciliation.${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

/**
 * Makes the sale that a partner's line tells of, now, under `requestKey`: the same key makes it once. Throws the coded reason why it
 * cannot be made; SETRUM_LINE_NOT_SALEABLE when the line contradicts itself or what is due.
 */
export async function makeSale(
  makers: SaleMakers,
  { product, partnerId }: Difference,
  cells: Cells,
  requestKey: string,
): Promise<void> {
  const text = (name: string): string => cells[name] ?? '';
  const common = {
    partnerId,
    requestKey,
    channel: text('MCC'),
    terminalId: text('TERMINAL').replace(/^0+(?=.)/, ''),
    switcherRef: text('SWITCHER_REF'),
    adminCents: null,
  };
  if (product === products.prepaid) {
    const meterNo = text('METER');
    const place = await findSupplyPoint(makers.database, { meterNo });
    if (place?.idpel !== text('IDPEL')) throw new SetrumError('SETRUM_LINE_NOT_SALEABLE');
    await makers.purchases.buy({
      ...common,
      meterNo,
      counterId: reconciliationCounter,
      amountCents: Number(text('AMOUNT')),
      card: null,
      plnRef: text('PLN_REF'),
      buyingOption: 'new',
    });
    return;
  }
  const subject = text(layoutOf(product).keys[0] ?? '');
  if (product === products.postpaid) await assertNext(makers, subject, common, text('PERIOD'));
  await makers.payments.pay({
    ...common,
    product,
    subject,
    counterId: null,
    amountCents: Number(text('TOTAL_BILL')),
    billCount: 1,
    plnRef: null,
  });
}

/** Bills are paid in their order: a line is taken over when its period is the oldest that is open, or when it was paid by this key. */
async function assertNext(
  { payments }: SaleMakers,
  subject: string,
  { partnerId, channel, requestKey }: Frame,
  period: string,
): Promise<void> {
  const done = await payments.find(partnerId, requestKey).then(
    () => true,
    (error: unknown) => {
      if (error instanceof SetrumError && error.code === 'SETRUM_PAYMENT_UNKNOWN') return false;
      throw error;
    },
  );
  if (done) return;
  const inquiry = { product: products.postpaid, subject, partnerId, channel };
  const { claim } = await payments.inquire(inquiry);
  const oldest = claim.type === 'postpaid' ? claim.bills[0]?.month : undefined;
  if (String(oldest) !== period) throw new SetrumError('SETRUM_LINE_NOT_SALEABLE');
}

type Frame = Readonly<Record<'partnerId' | 'channel' | 'requestKey', string>>;
