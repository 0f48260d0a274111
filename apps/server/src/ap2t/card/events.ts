import type { Selectable } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Store } from '../customer/find.ts';
import type { CardEvent } from './model.ts';
import { cardTables } from './store.ts';
import type { CardTables } from './tables.ts';

/** More than so many are not told. */
const mostEvents = 100;

/** The latest events of a card, the newest first, 100 at most. */
export async function eventsOf(store: Store, cardUid: string): Promise<readonly CardEvent[]> {
  const rows = await cardTables(store)
    .selectFrom('card_event')
    .selectAll()
    .where('card_uid', '=', cardUid)
    .orderBy('version', 'desc')
    .limit(mostEvents)
    .execute();
  return rows.map(eventOf);
}

/** What a request key did: to which card, asked how; null for a new one. */
export async function eventByKey(
  transaction: AnyTransaction,
  requestKey: string,
): Promise<{ readonly cardUid: string; readonly digest: string | null } | null> {
  const row = await cardTables(transaction)
    .selectFrom('card_event')
    .select(['card_uid as cardUid', 'digest'])
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row ?? null;
}

function eventOf(row: Selectable<CardTables['card_event']>): CardEvent {
  return {
    version: row.version,
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    meterNo: row.meter_no,
    idpel: row.idpel,
    agendaNo: row.agenda_no,
    otherUid: row.other_uid,
    movedTokens: row.moved_tokens,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
