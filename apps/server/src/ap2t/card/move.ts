import type { AnyTransaction } from '../../platform/index.ts';
import { addEvent, type CardMove } from './add-event.ts';
import { cardStateAfter } from './lifecycle.ts';
import type { Card } from './model.ts';
import { cardTables } from './store.ts';

/** Brings a card where the move takes it, with its event, told to whoever is looking. Throws SETRUM_CARD_STATE, SETRUM_REQUEST_KEY_REUSED. */
export async function moveCard(
  transaction: AnyTransaction,
  before: Card,
  move: CardMove,
): Promise<Card> {
  const { action, place, at } = move;
  const card: Card = {
    ...before,
    ...place,
    state: cardStateAfter(action, before),
    replacedBy: move.replacedBy ?? null,
    version: before.version + 1,
    changedAt: at,
    ...(action === 'issue'
      ? { agendaNo: move.agendaNo ?? null, issuedBy: move.by, issuedAt: at }
      : {}),
  };
  await cardTables(transaction)
    .updateTable('card')
    .set({
      ...{ meter_no: card.meterNo, idpel: card.idpel, unit: card.unit, state: card.state },
      ...{ replaced_by: card.replacedBy, agenda_no: card.agendaNo, issued_by: card.issuedBy },
      ...{ issued_at: card.issuedAt, version: card.version, changed_at: at },
    })
    .where('card_uid', '=', card.cardUid)
    .execute();
  await addEvent(transaction, card, move, before);
  return card;
}
