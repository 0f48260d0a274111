import { type Database, tables } from '../../platform/index.ts';
import type { VendingTables } from '../tables.ts';

/** How many tokens wait for their meter on each of these cards; a card without any is left out. */
export async function waitingOnCards(
  database: Database,
  cards: readonly { readonly meterNo: string; readonly cardUid: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (cards.length === 0) return new Map();
  const rows = await tables<VendingTables>(database, 'vending')
    .selectFrom('token')
    .select(({ fn }) => ['card_uid', fn.countAll<number>().as('count')])
    .where('meter_no', 'in', [...new Set(cards.map(({ meterNo }) => meterNo))])
    .where(
      'card_uid',
      'in',
      cards.map(({ cardUid }) => cardUid),
    )
    .where('result', 'is', null)
    .groupBy('card_uid')
    .execute();
  return new Map(
    rows.flatMap(({ card_uid, count }) => (card_uid === null ? [] : [[card_uid, count]])),
  );
}
