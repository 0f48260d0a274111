import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { RequestMark } from './add-event.ts';
import { firstIssue } from './first-issue.ts';
import type { Card, CardChip, CardPlace, CardRules } from './model.ts';
import { moveCard } from './move.ts';
import { lockCard, lockCardsOfMeter } from './store.ts';

/** A card to be bound to a meter. */
export interface Binding {
  readonly cardUid: string;
  readonly chip: CardChip;
  readonly place: CardPlace;
  readonly agendaNo: string | null;
  /** The card whose place it takes: it does not count as one in use. */
  readonly insteadOf?: string;
  readonly reason?: string | null;
  readonly movedTokens?: number;
  readonly request?: RequestMark | null;
  readonly by: string;
  readonly at: Date;
}

/**
 * Binds a card to a meter in the caller's transaction, which holds whoever else could give this customer a card (the customer's row, or
 * the application's). Cards of somebody who had the meter before are blocked. Throws SETRUM_CARD_IN_USE, SETRUM_CARD_STATE,
 * SETRUM_CARD_LIMIT, SETRUM_CARD_METER_KIND.
 */
export async function bind(
  transaction: AnyTransaction,
  binding: Binding,
  rules: CardRules,
): Promise<Card> {
  const { cardUid, chip, place, by, at } = binding;
  assertMeterNo(place.meterNo);
  const others = await blockStrangers(transaction, place, { by, at });
  const inUse = others.filter(
    (card) => card.state === 'bound' && ![cardUid, binding.insteadOf].includes(card.cardUid),
  );
  const card = await lockCard(transaction, cardUid);
  if (card !== null && card.state !== 'returned')
    throw new SetrumError('SETRUM_CARD_IN_USE', { cardUid, meterNo: card.meterNo });
  if (inUse.length >= rules.cardsPerMeter)
    throw new SetrumError('SETRUM_CARD_LIMIT', { meterNo: place.meterNo, count: inUse.length });
  const move = {
    ...{ by, at, agendaNo: binding.agendaNo, otherUid: binding.insteadOf ?? null },
    ...{ movedTokens: binding.movedTokens ?? null, reason: binding.reason ?? null },
    request: binding.request ?? null,
  };
  if (card === null) return firstIssue(transaction, { cardUid, chip, place }, move);
  return moveCard(transaction, card, { ...move, action: 'issue', place });
}

/** Blocks the cards that a meter's former customer still has; gives the meter's cards, locked. */
export async function blockStrangers(
  transaction: AnyTransaction,
  { meterNo, idpel }: CardPlace,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<readonly Card[]> {
  const cards = await lockCardsOfMeter(transaction, meterNo);
  const strangers = cards.filter((card) => card.state === 'bound' && card.idpel !== idpel);
  for (const card of strangers) {
    const reason = 'meter sekarang di pelanggan lain / the meter is another customer’s now';
    await moveCard(transaction, card, { action: 'block', reason, by, at });
  }
  return cards.filter((card) => card.idpel === idpel);
}

/** Where a customer's card belongs. Throws SETRUM_CUSTOMER_REMOVED, SETRUM_CARD_METER_KIND for a meter that takes no card. */
export function cardPlaceOf(customer: CustomerRecord): CardPlace {
  const { idpel, unit, meterNo, meterKind, state } = customer;
  if (state === 'removed') throw new SetrumError('SETRUM_CUSTOMER_REMOVED', { idpel });
  if (meterNo === null || meterKind !== 'nfc')
    throw new SetrumError('SETRUM_CARD_METER_KIND', { meterNo: meterNo ?? '-' });
  assertMeterNo(meterNo);
  return { meterNo, idpel, unit };
}

/** The card's map has room for 11 digits. */
function assertMeterNo(meterNo: string): void {
  if (!/^\d{11}$/.test(meterNo)) throw new SetrumError('SETRUM_CARD_METER_KIND', { meterNo });
}
