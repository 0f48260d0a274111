import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { announce } from '../live/announce.ts';
import { type CardAction, cardStateAfter } from './lifecycle.ts';
import type { Card, CardChip, CardPlace } from './model.ts';
import { cardTables } from './store.ts';

/** What makes a repeated request the same one. */
export interface RequestMark {
  readonly requestKey: string;
  /** Of what is asked for, hexadecimal. */
  readonly digest: string;
}

/** Something that happens to a card that the caller has locked. */
export interface CardMove {
  readonly action: CardAction;
  /** Where it belongs from now on; not given: where it did. */
  readonly place?: CardPlace;
  readonly replacedBy?: string;
  readonly agendaNo?: string | null;
  readonly otherUid?: string | null;
  readonly movedTokens?: number | null;
  readonly reason?: string | null;
  readonly request?: RequestMark | null;
  readonly by: string;
  readonly at: Date;
}

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

async function addEvent(
  transaction: AnyTransaction,
  card: Card,
  move: CardMove,
  before: Card | null,
): Promise<void> {
  const { action, by, at, agendaNo = null, request = null } = move;
  const { cardUid, meterNo, idpel, unit, state, version } = card;
  const made = await cardTables(transaction)
    .insertInto('card_event')
    .values({
      ...{ card_uid: cardUid, version, action, from_state: before?.state ?? null, to_state: state },
      ...{ meter_no: meterNo, idpel, agenda_no: agendaNo, other_uid: move.otherUid ?? null },
      ...{ moved_tokens: move.movedTokens ?? null, reason: move.reason ?? null },
      ...{ request_key: request?.requestKey ?? null, digest: request?.digest ?? null },
      ...{ made_by: by, made_at: at },
    })
    .onConflict((conflict) => conflict.column('request_key').doNothing())
    .returning('version')
    .executeTakeFirst();
  if (made === undefined) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  await announce(transaction, {
    ...{ topic: 'card', subject: cardUid, unit, agendaNo, idpel, meterNo, at },
    data: { action, state },
  });
}
