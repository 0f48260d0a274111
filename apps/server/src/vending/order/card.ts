import { encodeMailbox, MAILBOX_ENTRIES } from '@setrum/card';
import { sql } from 'kysely';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import { openToken, type StoredToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';
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

/** Takes the tokens of an order off the card that they wait on: its next mailbox does not hold them. */
export async function takeOffCard(
  transaction: AnyTransaction,
  order: { readonly meterNo: string; readonly orderId: string },
): Promise<void> {
  await sql`select vending.withdraw(${order.meterNo}, ${order.orderId})`.execute(transaction);
}

/** A mailbox for a card, to be written as it is. */
export interface ComposedMailbox {
  readonly cardUid: string;
  readonly sequence: number;
  /** 96 bytes, base64. */
  readonly image: string;
}

/**
 * The mailbox of all tokens that wait on a card, made and recorded without a sale; null when none waits. Its sequence is above what the
 * card's reader and its meter named (`seenSequence`), and above every one made before (docs/card.md section 4). Fails with 23505 when a sale
 * makes one at this moment: the caller tries again.
 */
export async function composeMailbox(
  transaction: AnyTransaction,
  module: SecurityModule,
  {
    meterNo,
    cardUid,
    seenSequence,
    at,
  }: MeterCard & { readonly seenSequence: number; readonly at: Date },
): Promise<ComposedMailbox | null> {
  const { rows } = await sql<{ waiting: readonly StoredToken[] | null; last: number | null }>`
    select f.waiting, f.mailbox_sequence as last
      from vending.issue_facts(${meterNo}, ${cardUid}, 0, null, null) f`.execute(transaction);
  const waiting = rows[0]?.waiting ?? [];
  if (waiting.length === 0 || waiting.length > MAILBOX_ENTRIES) return null;
  const sequence = Math.max(seenSequence, rows[0]?.last ?? 0) + 1;
  await sql`
    insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at)
    values (${meterNo}, ${cardUid}, ${sequence}, ${sql.val(waiting.map(({ token_id }) => token_id))}::uuid[], ${at})`.execute(
    transaction,
  );
  const entries = waiting.map((token) => ({
    kind: token.class === 0 ? ('credit' as const) : ('management' as const),
    token: openToken(module, meterNo, token),
    ref: token.request_id.replaceAll('-', '').slice(-8),
  }));
  const image = Buffer.from(encodeMailbox({ sequence, entries })).toString('base64');
  return { cardUid, sequence, image };
}
