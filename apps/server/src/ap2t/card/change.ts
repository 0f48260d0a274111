import { SetrumError } from '@setrum/errors';
import { recordAct } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { type CardDesk, type CardRequest, holdCard, once } from './desk.ts';
import type { CardAction } from './lifecycle.ts';
import { type Card, type CardRules, cardName } from './model.ts';
import { moveCard } from './move.ts';
import { lockCardsOfMeter } from './store.ts';

/** A card, and why something is done about it: 3 to 500 characters. */
export interface CardOrder {
  readonly cardUid: string;
  readonly reason: string;
}

/** The customer has lost the card: nobody buys with it any more. Throws SETRUM_CARD_UNKNOWN, SETRUM_CARD_STATE, SETRUM_UNIT_FORBIDDEN, SETRUM_REQUEST_KEY_REUSED. */
export function reportLost(desk: CardDesk, order: CardOrder, request: CardRequest): Promise<Card> {
  return change(desk, 'lose', order, request);
}

/** Blocks a card. Throws as {@link reportLost}. */
export function blockCard(desk: CardDesk, order: CardOrder, request: CardRequest): Promise<Card> {
  return change(desk, 'block', order, request);
}

/** Frees a blocked card, or a lost one that was found. Throws as {@link reportLost}, and SETRUM_CARD_LIMIT. */
export function unblockCard(desk: CardDesk, order: CardOrder, request: CardRequest): Promise<Card> {
  return change(desk, 'unblock', order, request);
}

/** The card is given back, and may be given out again. Throws as {@link reportLost}. */
export function returnCard(desk: CardDesk, order: CardOrder, request: CardRequest): Promise<Card> {
  return change(desk, 'return', order, request);
}

type Change = Extract<CardAction, 'lose' | 'block' | 'unblock' | 'return'>;

function change(
  desk: CardDesk,
  action: Change,
  { cardUid, reason }: CardOrder,
  request: CardRequest,
): Promise<Card> {
  const { caller, at } = request;
  const by = caller.label;
  return once(
    desk,
    request,
    { action, cardUid, reason, by },
    {
      begin: (transaction) => holdCard(transaction, cardUid, caller),
      act: async (transaction, { card }, mark) => {
        if (action === 'unblock') await assertRoom(transaction, card, desk.rules);
        else await desk.holdSales(transaction, card.meterNo, at);
        const changed = await moveCard(transaction, card, {
          ...{ action, reason, request: mark, by, at },
        });
        const detail = { meterNo: card.meterNo, from: card.state, to: changed.state };
        const act = { actor: by, act: `card.${action}`, subject: cardName(cardUid) };
        await recordAct(transaction, { ...act, source: caller.source, detail }, at);
        return changed;
      },
    },
  );
}

async function assertRoom(
  transaction: AnyTransaction,
  { meterNo, cardUid }: Card,
  { cardsPerMeter }: CardRules,
): Promise<void> {
  const cards = await lockCardsOfMeter(transaction, meterNo);
  const inUse = cards.filter((card) => card.state === 'bound' && card.cardUid !== cardUid);
  if (inUse.length >= cardsPerMeter)
    throw new SetrumError('SETRUM_CARD_LIMIT', { meterNo, count: inUse.length });
}
