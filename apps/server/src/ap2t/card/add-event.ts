import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { announce } from '../live/announce.ts';
import type { CardAction } from './lifecycle.ts';
import type { Card, CardPlace } from './model.ts';
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

/** Writes down what happened to a card, and tells whoever is looking. Throws SETRUM_REQUEST_KEY_REUSED. */
export async function addEvent(
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
