import { SetrumError } from '@setrum/errors';
import { prepaidLayouts } from '@setrum/iso8583';
import { findSupplyPoint } from '../../../ap2t/index.ts';
import type { PurchaseRequest, SoldPurchase } from '../../purchase/model.ts';
import type { ReferencePair } from '../../reference/reference.ts';
import { asciiText } from '../ascii.ts';
import { done } from '../speech/ask.ts';
import { invalid, readInside } from '../speech/speech.ts';
import {
  amountOf,
  assertSeat,
  assertSwitcher,
  type Case,
  type Desk,
  type Handler,
} from './desk.ts';
import { soldReply } from './prepaid-answer.ts';
import {
  assertFlag,
  byMeter,
  type CustomerHead,
  cardOf,
  inquired,
  supplyOf,
  wholeHead,
} from './prepaid-parts.ts';

/** 2100: who is this, and what may be bought? */
export const prepaidInquiry: Handler = async (desk, of) => {
  const { ask } = of;
  const { config, services } = desk;
  const head = readInside(prepaidLayouts.inquiryRequest, ask.data);
  assertFlag(head);
  const card = cardOf(of);
  assertSwitcher(of, head.switcherId);
  await assertSeat(desk, of);
  const by = head.flag === byMeter ? { meterNo: head.meterNo } : { idpel: head.idpel };
  const answer = await services
    .inquire({ by, partnerId: ask.bank, card, channel: ask.channel })
    .catch((error: unknown) => {
      const isUnknown = error instanceof SetrumError && error.code === 'SETRUM_METER_UNKNOWN';
      if (!isUnknown || 'meterNo' in by) throw error;
      throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel: head.idpel });
    });
  const found = { ...head, meterNo: answer.meterNo, idpel: answer.idpel };
  return {
    code: done,
    data: prepaidLayouts.inquiryResponse.write({
      ...found,
      ...services.references.create(inquired(of, found)),
      name: asciiText(answer.holder, 25),
      tariff: asciiText(answer.tariff, 4),
      powerVa: answer.powerVa,
      adminCents: answer.adminCents,
    }),
    supply: supplyOf(config, answer.unit, answer.allowedDkwh, answer.unsoldCents),
    info: config.infoText,
  };
};

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
    meterNo: head.meterNo,
    partnerId: ask.bank,
    counterId: ask.terminal,
    requestKey: purchaseKey(ask.stan, head),
    amountCents,
    card,
    channel: ask.channel,
    terminalId: ask.terminal,
    plnRef: head.plnRef,
    switcherRef: head.switcherRef,
    buyingOption: asked.buyingOption === '1' ? 'unsold' : 'new',
    adminCents: head.adminCents,
  };
  return soldReply(desk, of, head, await bought(desk, of, request));
};

/** 2220 and 2221: was it sold? The same answer as the purchase's, or SETRUM_PURCHASE_UNKNOWN; nothing is sold here. */
export const prepaidAdvice: Handler = async (desk, of) => {
  const { ask } = of;
  const asked = readInside(prepaidLayouts.adviceRequest, ask.data);
  assertFlag(asked);
  if (ask.supply !== null) readInside(prepaidLayouts.supply, ask.supply);
  assertSwitcher(of, asked.switcherId);
  const head = await wholeHead(desk, asked);
  const requestKey = purchaseKey(ask.stan, head);
  const sold = await found(desk, ask.bank, requestKey);
  if (sold === null) {
    await assertNotAnother(desk, of, head, requestKey);
    throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
  }
  const isOriginal =
    sold.meterNo === head.meterNo &&
    sold.idpel === head.idpel &&
    sold.switcherRef === head.switcherRef &&
    sold.amountCents === amountOf(of);
  if (!isOriginal) throw new SetrumError('SETRUM_ORIGINAL_DIFFERS');
  return soldReply(desk, of, head, sold);
};

/** The request key of a bank's purchase: equal for equal purchases, another one for every other. */
function purchaseKey(stan: string, { plnRef }: { readonly plnRef: string }): string {
  return `${stan}.${plnRef}`;
}

/** Channel and terminal are asked about new sales only: what is on record is told to whoever brings its key. */
async function bought(desk: Desk, of: Case, request: PurchaseRequest): Promise<SoldPurchase> {
  const { purchases } = desk.services;
  try {
    await assertSeat(desk, of);
  } catch (error) {
    const known = await found(desk, request.partnerId, request.requestKey);
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

/** The sale under a key; null when there is none, or was declined, or taken back. */
async function found(
  { services }: Desk,
  partnerId: string,
  requestKey: string,
): Promise<SoldPurchase | null> {
  try {
    return await services.purchases.find(partnerId, requestKey);
  } catch (error) {
    const passes =
      !(error instanceof SetrumError) ||
      ['SETRUM_UNAVAILABLE', 'SETRUM_INTERNAL', 'SETRUM_BUSY'].includes(error.code);
    if (passes) throw error;
    return null;
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

/** Throws SETRUM_ORIGINAL_DIFFERS when trace number and reference belong to two purchases for this meter, or the number to another one. */
async function assertNotAnother(
  { services }: Desk,
  { ask }: Case,
  head: CustomerHead & ReferencePair,
  requestKey: string,
): Promise<void> {
  const { rowCount } = await services.database.pool.query(
    `select from p2apst.purchase
      where meter_no = $1 and partner_id = $2 and status = 'sold' and request_key <> $3
        and (pln_ref = $4 or starts_with(request_key, $5)) limit 1`,
    [head.meterNo, ask.bank, requestKey, head.plnRef, `${ask.stan}.`],
  );
  if (rowCount !== 0) throw new SetrumError('SETRUM_ORIGINAL_DIFFERS');
}
