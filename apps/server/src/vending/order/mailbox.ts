import { MAILBOX_ENTRIES } from '@setrum/card';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { mailboxImage, sealMailbox } from '../issue/mailbox-image.ts';
import { inMailboxOrder } from '../issue/mailbox-order.ts';
import type { StoredToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';
import type { MeterCard } from './card.ts';

/** A mailbox for a card, to be written as it is. */
export interface ComposedMailbox {
  readonly cardUid: string;
  readonly sequence: number;
  /** 96 bytes, base64. */
  readonly image: string;
}

interface Facts {
  readonly key_version: number;
  readonly waiting: readonly StoredToken[] | null;
  readonly last: number | null;
  /** The card master keys that the meter has its share of. */
  readonly issued: readonly number[] | null;
}

/**
 * The mailbox of the tokens that wait on a card, the first five when more do, made and recorded without a sale; null when none waits. Its sequence is above what the
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
  await module.cards.refresh();
  const { rows } = await sql<Facts>`
    select f.key_version, f.waiting, f.mailbox_sequence as last, k.versions as issued
      from vending.issue_facts(${meterNo}, ${cardUid}, 0, null, null) f, vending.card_keys(${meterNo}) k`.execute(
    transaction,
  );
  const { waiting = null, last = null, issued = null, key_version = 0 } = rows[0] ?? {};
  if (waiting === null || waiting.length === 0) return null;
  const tokens = inMailboxOrder(waiting, key_version).slice(0, MAILBOX_ENTRIES);
  const sequence = Math.max(seenSequence, last ?? 0) + 1;
  const content = { meterNo, cardUid, sequence, tokens };
  const seal = sealMailbox(module, content, issued ?? []);
  const tokenIds = tokens.map(({ token_id }) => token_id);
  await sql`
    insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at, key_version, mac)
    values (${meterNo}, ${cardUid}, ${sequence}, ${sql.val(tokenIds)}::uuid[], ${at}, ${seal?.key_version ?? 0},
            decode(${seal?.mac ?? null}, 'hex'))`.execute(transaction);
  return { cardUid, sequence, image: mailboxImage(module, content, seal) };
}
