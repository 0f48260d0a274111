import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { addEvent, type CardMove } from './add-event.ts';
import type { Card, CardChip, CardPlace } from './model.ts';
import { cardTables } from './store.ts';

/** Gives a card out for the first time. Throws SETRUM_CARD_IN_USE when somebody else does at the same moment. */
export async function firstIssue(
  transaction: AnyTransaction,
  of: { readonly cardUid: string; readonly chip: CardChip; readonly place: CardPlace },
  move: Omit<CardMove, 'action' | 'place' | 'replacedBy'>,
): Promise<Card> {
  const { cardUid, chip, place } = of;
  const { by, at, agendaNo = null } = move;
  const { rows } = await sql<{ card_no: number }>`
    select ap2t.next_number('card') as card_no`.execute(transaction);
  const card: Card = {
    ...{ cardUid, chip, cardNo: rows[0]?.card_no ?? 0, ...place, state: 'bound', agendaNo },
    ...{ replacedBy: null, issuedBy: by, issuedAt: at, version: 1, changedAt: at },
  };
  const made = await cardTables(transaction)
    .insertInto('card')
    .values({
      ...{ card_uid: cardUid, card_no: card.cardNo, meter_no: place.meterNo, idpel: place.idpel },
      ...{ unit: place.unit, state: card.state, chip, agenda_no: agendaNo, replaced_by: null },
      ...{ issued_by: by, issued_at: at, version: 1, changed_at: at },
    })
    .onConflict((conflict) => conflict.column('card_uid').doNothing())
    .returning('card_uid')
    .executeTakeFirst();
  if (made === undefined) throw new SetrumError('SETRUM_CARD_IN_USE', { cardUid, meterNo: '-' });
  await addEvent(transaction, card, { ...move, action: 'issue' }, null);
  return card;
}
