import { encodeMailbox, MAILBOX_ENTRIES } from '@setrum/card';
import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { openToken, type StoredToken } from '../issue/stored-token.ts';
import type { SecurityModule } from '../security-module/port.ts';
import type { MeterCard } from './card.ts';

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
