import type { Kysely, Selectable } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Store } from '../customer/find.ts';
import type { Card } from './model.ts';
import type { CardTables } from './tables.ts';

export function cardTables(store: Store): Kysely<CardTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<CardTables>;
}

/** A card; null when it was never given out. */
export async function findCard(store: Store, cardUid: string): Promise<Card | null> {
  const row = await cardTables(store)
    .selectFrom('card')
    .selectAll()
    .where('card_uid', '=', cardUid)
    .executeTakeFirst();
  return row === undefined ? null : cardOf(row);
}

/** Locks a card until the end of the transaction; null when it was never given out. */
export async function lockCard(transaction: AnyTransaction, cardUid: string): Promise<Card | null> {
  const row = await cardTables(transaction)
    .selectFrom('card')
    .selectAll()
    .where('card_uid', '=', cardUid)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : cardOf(row);
}

/** Locks the cards of a meter, in the order of their UIDs. */
export async function lockCardsOfMeter(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<readonly Card[]> {
  const rows = await cardTables(transaction)
    .selectFrom('card')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .orderBy('card_uid')
    .forUpdate()
    .execute();
  return rows.map(cardOf);
}

/** More cards than this no customer has had; the newest are given. */
const mostCards = 100;

/** All cards of a customer, the newest first, 100 at most. */
export async function cardsOfCustomer(store: Store, idpel: string): Promise<readonly Card[]> {
  const rows = await cardTables(store)
    .selectFrom('card')
    .selectAll()
    .where('idpel', '=', idpel)
    .orderBy('issued_at', 'desc')
    .orderBy('card_uid')
    .limit(mostCards)
    .execute();
  return rows.map(cardOf);
}

function cardOf(row: Selectable<CardTables['card']>): Card {
  return {
    cardUid: row.card_uid,
    cardNo: row.card_no,
    meterNo: row.meter_no,
    idpel: row.idpel,
    unit: row.unit,
    state: row.state,
    chip: row.chip,
    agendaNo: row.agenda_no,
    replacedBy: row.replaced_by,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    version: row.version,
    changedAt: row.changed_at,
  };
}
