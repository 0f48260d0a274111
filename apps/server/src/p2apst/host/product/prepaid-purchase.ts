import { SetrumError } from '@setrum/errors';
import { prepaidLayouts } from '@setrum/iso8583';
import { findSupplyPoint } from '../../../ap2t/index.ts';
import type { PurchaseRequest, SoldPurchase } from '../../purchase/model.ts';
import type { ReferencePair } from '../../reference/reference.ts';
import { invalid, readInside } from '../speech/speech.ts';
import {
  amountOf,
  assertSeat,
  assertSwitcher,
  type Case,
  type Desk,
  type Handler,
  settled,
} from './desk.ts';
import { soldReply } from './prepaid-answer.ts';
import { orderOf } from './prepaid-order.ts';
import { assertFlag, type CustomerHead, cardOf, inquired, wholeHead } from './prepaid-parts.ts';

/** 2200: buys, or tells an equal purchase again. */
export const prepaidPurchase: Handler = async (desk, of) => {
  const { ask } = of;
  const asked = readInside(prepaidLayouts.purchaseRequest, ask.data);
  assertFlag(asked);
  if (!['0', '1'].includes(asked.buyingOption)) throw invalid('field 48 has another buying option');
  if (ask.supply !== null) readInside(prepaidLayouts.supply, ask.supply);
  const card = cardOf(of);
  const amountCents = amountOf(of);
  assertSwitcher(of, asked.switcherId);
  const head = await wholeHead(desk, asked);
  await assertReferences(desk, of, head, head);
  const request: PurchaseRequest = {
    ...orderOf(of, head),
    amountCents,
    card,
    buyingOption: asked.buyingOption === '1' ? 'unsold' : 'new',
    adminCents: head.adminCents,
  };
  return soldReply(desk, of, head, await bought(desk, of, request));
};

/** Channel and terminal are asked about new sales only: what is on record is told to whoever brings its key. */
async function bought(desk: Desk, of: Case, request: PurchaseRequest): Promise<SoldPurchase> {
  const { purchases } = desk.services;
  try {
    await assertSeat(desk, of);
  } catch (error) {
    const known = await settled(purchases.find(request.partnerId, request.requestKey));
    if (known === null || known.amountCents !== request.amountCents) throw error;
    return known;
  }
  try {
    return await purchases.buy(request);
  } catch (error) {
    const isReused = error instanceof SetrumError && error.code === 'SETRUM_REQUEST_KEY_REUSED';
    throw isReused ? new SetrumError('SETRUM_ORIGINAL_DIFFERS', {}, { cause: error }) : error;
  }
}

/** A wrong reference for a meter that does not exist is first of all that: the number is what the customer can correct. */
async function assertReferences(
  { services }: Desk,
  of: Case,
  head: CustomerHead,
  pair: ReferencePair,
): Promise<void> {
  try {
    services.references.verify(inquired(of, head), pair);
  } catch (error) {
    const { meterNo } = head;
    if ((await findSupplyPoint(services.database, { meterNo })) !== null) throw error;
    throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo }, { cause: error });
  }
}
