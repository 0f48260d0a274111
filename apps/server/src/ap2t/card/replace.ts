import { recordAct } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { moveWaitingTokens } from '../../vending/index.ts';
import { followCard } from '../token-request/card.ts';
import type { RequestMark } from './add-event.ts';
import { bind, cardPlaceOf } from './binding.ts';
import { type CardDesk, type CardRequest, type HeldCard, holdCard, once } from './desk.ts';
import { cardStateAfter } from './lifecycle.ts';
import { type Card, type CardChip, cardName } from './model.ts';
import { moveCard } from './move.ts';

/** A new card in the place of a lost, blocked or worn one. */
export interface CardReplacement {
  readonly oldUid: string;
  readonly newUid: string;
  readonly chip: CardChip;
  readonly reason: string;
}

/**
 * Puts a new card in the place of another one, in one commit: the old one buys no more, the new one is bound to the customer's meter, and
 * the tokens that waited on the old one ride in the new one's next mailbox. Gives the new card. Throws SETRUM_CARD_UNKNOWN,
 * SETRUM_CARD_STATE, SETRUM_CARD_IN_USE, SETRUM_CARD_LIMIT, SETRUM_CARD_METER_KIND, SETRUM_CUSTOMER_REMOVED, SETRUM_UNIT_FORBIDDEN,
 * SETRUM_REQUEST_KEY_REUSED.
 */
export function replaceCard(
  desk: CardDesk,
  replacement: CardReplacement,
  request: CardRequest,
): Promise<Card> {
  const by = request.caller.label;
  return once(
    desk,
    request,
    { action: 'replace', ...replacement, by },
    {
      begin: (transaction) => holdCard(transaction, replacement.oldUid, request.caller),
      act: (transaction, held, mark) =>
        replace(transaction, desk, replacement, { held, mark, request }),
    },
  );
}

async function replace(
  transaction: AnyTransaction,
  desk: CardDesk,
  { oldUid, newUid, chip, reason }: CardReplacement,
  of: { readonly held: HeldCard; readonly mark: RequestMark; readonly request: CardRequest },
): Promise<Card> {
  const { card: old, customer } = of.held;
  const { caller, at } = of.request;
  const by = caller.label;
  cardStateAfter('replace', old);
  // The meter may have been replaced since the old card was given out.
  const place = customer === null ? old : cardPlaceOf(customer);
  const { meterNo, idpel, unit } = place;
  await desk.holdSales(transaction, old.meterNo, at);
  const move = { meterNo, fromUid: oldUid, toUid: newUid };
  await followCard(transaction, { ...move, at });
  const movedTokens = await moveWaitingTokens(transaction, move);
  const card = await bind(
    transaction,
    {
      ...{ cardUid: newUid, chip, place: { meterNo, idpel, unit }, agendaNo: null },
      ...{ insteadOf: oldUid, reason, movedTokens, request: of.mark, by, at },
    },
    desk.rules,
  );
  await moveCard(transaction, old, {
    ...{ action: 'replace', replacedBy: newUid, otherUid: newUid, movedTokens, reason, by, at },
  });
  const detail = { meterNo, newCard: cardName(newUid), movedTokens };
  const act = { actor: by, act: 'card.replace', subject: cardName(oldUid) };
  await recordAct(transaction, { ...act, source: caller.source, detail }, at);
  return card;
}
