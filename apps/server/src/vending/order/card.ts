import { MAILBOX_ENTRIES } from '@setrum/card';
import { sql } from 'kysely';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import type { VendingTables } from '../tables.ts';

/** A card of a meter. */
export interface MeterCard {
  readonly meterNo: string;
  readonly cardUid: string;
}

/** Tokens that may wait on a card at once: one entry of its mailbox stays free, for without it no sale would find room. */
const mostWaiting = MAILBOX_ENTRIES - 1;

/** How many tokens there is room for on a card, beside those that wait on it. */
export async function roomOnCard(transaction: AnyTransaction, card: MeterCard): Promise<number> {
  const { count } = await tablesIn<VendingTables>(transaction, 'vending')
    .selectFrom('token')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('meter_no', '=', card.meterNo)
    .where('card_uid', '=', card.cardUid)
    .where('result', 'is', null)
    .executeTakeFirstOrThrow();
  return Math.max(0, mostWaiting - count);
}

/** Tokens of an order wait on a card from now on, and ride in its next mailbox. Those that the meter has settled stay as they are. */
export async function putOnCard(
  transaction: AnyTransaction,
  { meterNo, cardUid }: MeterCard,
  tokens: { readonly orderId: string; readonly firstPart: number; readonly partCount: number },
): Promise<void> {
  await tablesIn<VendingTables>(transaction, 'vending')
    .updateTable('token')
    .set({ card_uid: cardUid })
    .where('meter_no', '=', meterNo)
    .where('request_id', '=', tokens.orderId)
    .where('part', '>=', tokens.firstPart)
    .where('part', '<', tokens.firstPart + tokens.partCount)
    .where('result', 'is', null)
    .execute();
}

/** The tokens of an order are not wanted any more: they wait on no card, and their digits are told to nobody. Their identifiers stay used. */
export async function voidOrder(
  transaction: AnyTransaction,
  order: { readonly meterNo: string; readonly orderId: string; readonly at: Date },
): Promise<void> {
  const { meterNo, orderId, at } = order;
  await sql`select vending.void_tokens(${meterNo}, ${orderId}, ${at})`.execute(transaction);
}
