import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { putOnCard, roomOnCard } from '../order/card.ts';
import { type ComposedMailbox, composeMailbox } from '../order/mailbox.ts';
import type { CampaignOptions } from './ports.ts';

/** A card of a meter on a reader, without a sale. */
export interface CardAtTap {
  readonly meterNo: string;
  readonly cardUid: string;
  /** Of the live mailbox on the card; 0: none. */
  readonly mailboxSequence: number;
  /** That its meter dealt with last, as far as its report is to be believed; 0: none. */
  readonly dealtSequence: number;
  readonly at: Date;
}

/**
 * What a card is to take home although nothing is bought: the mailbox of all that waits on it, the tokens of a campaign among them, wherever they waited. Null when nothing
 * waits, or all of it lies on the card already.
 */
export async function mailboxAtTap(
  transaction: AnyTransaction,
  { securityModule, ports }: Pick<CampaignOptions, 'securityModule' | 'ports'>,
  card: CardAtTap,
): Promise<ComposedMailbox | null> {
  const { meterNo, cardUid, mailboxSequence, dealtSequence, at } = card;
  // Most taps find nothing, and are to keep no sale waiting. What comes to wait in this very moment goes with the next tap.
  if (!(await says(transaction, 'waits_for_card', card))) return null;
  await ports.holdSales(transaction, meterNo, at);
  await bring(transaction, card);
  if (!(await says(transaction, 'mailbox_lacks', card))) return null;
  const seenSequence = Math.max(mailboxSequence, dealtSequence);
  return composeMailbox(transaction, securityModule, { meterNo, cardUid, seenSequence, at });
}

interface Change {
  readonly order_id: string;
  readonly count: number;
}

/** Tokens of a change under way that wait on no card, or on another one, wait on this one, if it has room. */
async function bring(transaction: AnyTransaction, { meterNo, cardUid }: CardAtTap): Promise<void> {
  const { rows } = await sql<Change>`
    select m.order_id, count(*)::integer as count
      from vending.campaign_meter m
      join vending.meter_key n on n.meter_no = m.meter_no and n.version = m.key_version and n.state = 'pending'
      join vending.token t on t.meter_no = m.meter_no and t.request_id = m.order_id
     where m.meter_no = ${meterNo} and m.state = 'made' and t.result is null and t.card_uid is distinct from ${cardUid}
       and not exists (select from vending.token w
                        where w.meter_no = m.meter_no and w.card_uid = ${cardUid} and w.result is null and w.class = 2 and w.tid is null)
     group by m.order_id`.execute(transaction);
  for (const { order_id: orderId, count } of rows) {
    const card = { meterNo, cardUid };
    if ((await roomOnCard(transaction, card)) < count) continue;
    await putOnCard(transaction, card, { orderId, firstPart: 0, partCount: 4 });
  }
}

/** What the database says of a card: whether anything can go home with it, or waits on it and is not in the mailbox that lies on it. */
async function says(
  transaction: AnyTransaction,
  what: 'waits_for_card' | 'mailbox_lacks',
  { meterNo, cardUid, mailboxSequence }: CardAtTap,
): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`
    select ${sql.id('vending', what)}(${meterNo}, ${cardUid}, ${mailboxSequence}) as so`.execute(
    transaction,
  );
  return rows[0]?.so ?? false;
}
