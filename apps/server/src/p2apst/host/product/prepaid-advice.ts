import { SetrumError } from '@setrum/errors';
import { prepaidLayouts } from '@setrum/iso8583';
import type { SoldPurchase } from '../../purchase/model.ts';
import type { ReferencePair } from '../../reference/reference.ts';
import { readInside } from '../speech/speech.ts';
import { amountOf, assertSwitcher, type Case, type Desk, type Handler, settled } from './desk.ts';
import { soldReply } from './prepaid-answer.ts';
import { orderOf, purchaseKey } from './prepaid-order.ts';
import { assertFlag, type CustomerHead, inquired, wholeHead } from './prepaid-parts.ts';

/** 2220 and 2221: was it sold? The same answer as the purchase's, or SETRUM_PURCHASE_UNKNOWN for good; nothing is sold here. */
export const prepaidAdvice: Handler = async (desk, of) => {
  const { ask } = of;
  const asked = readInside(prepaidLayouts.adviceRequest, ask.data);
  assertFlag(asked);
  if (ask.supply !== null) readInside(prepaidLayouts.supply, ask.supply);
  assertSwitcher(of, asked.switcherId);
  const head = await wholeHead(desk, asked);
  const sold = await adviceOutcome(desk, of, head);
  const isOriginal =
    sold.meterNo === head.meterNo &&
    sold.idpel === head.idpel &&
    sold.switcherRef === head.switcherRef &&
    sold.amountCents === amountOf(of);
  if (!isOriginal) throw new SetrumError('SETRUM_ORIGINAL_DIFFERS');
  return soldReply(desk, of, head, sold);
};

/**
 * What was sold under an advice's key. Throws SETRUM_PURCHASE_UNKNOWN, and then nothing is sold under it ever after: the bank gives the
 * money back, and its purchase may still be on the way.
 */
async function adviceOutcome(
  desk: Desk,
  of: Case,
  head: CustomerHead & ReferencePair,
): Promise<SoldPurchase> {
  const { ask } = of;
  const { purchases, now } = desk.services;
  const requestKey = purchaseKey(ask.stan, head);
  const known = await settled(purchases.find(ask.bank, requestKey));
  if (known !== null) return known;
  await assertNotAnother(desk, of, head, requestKey);
  const concluded = isOurs(desk, of, head)
    ? await settled(
        purchases.conclude({
          ...orderOf(of, head),
          amountCents: amountOf(of),
          card: null,
          buyingOption: 'new',
          adminCents: null,
        }),
      )
    : null;
  if (concluded !== null) return concluded;
  const { meterNo } = head;
  desk.services.adviceUnknown?.({ partnerId: ask.bank, requestKey, meterNo, at: now() });
  throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
}

/** Under a reference that is not ours nothing can ever be sold. */
function isOurs({ services }: Desk, of: Case, head: CustomerHead & ReferencePair): boolean {
  try {
    services.references.verify(inquired(of, head), head);
    return true;
  } catch (error) {
    if (error instanceof SetrumError) return false;
    throw error;
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
