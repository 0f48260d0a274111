import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { eventNames } from './sources/all.ts';
import type { Period } from './statement.ts';

/** A posting to an account, and what the records call its event. */
export interface AccountPosting {
  readonly at: Date;
  readonly shard: string;
  readonly eventId: string;
  readonly line: number;
  /** Rupiah x 100, debit positive. */
  readonly amountCents: number;
  /** `purchase`, `top-up` …; null where no record names the event. */
  readonly kind: string | null;
  readonly reference: string | null;
  readonly subject: string | null;
}

export interface PostingQuery extends Period {
  readonly account: string;
  /** The last posting of the page before: instant, event and line, with commas between. */
  readonly after: string | null;
  readonly limit: number;
}

/** The postings to an account in a period, the newest first. Throws SETRUM_BAD_REQUEST for an `after` that is none. */
export async function accountPostings(
  { pool }: Database,
  { account, from, until, after, limit }: PostingQuery,
): Promise<readonly AccountPosting[]> {
  const { rows } = await pool.query<AccountPosting>(
    `with page as materialized (
       select posted_at, shard, event_id, line, amount_cents from p2apst.posting
        where account = $1 and posted_at >= $2 and posted_at < $3
          and ($4::timestamptz is null or (posted_at, event_id, line) < ($4, $5::uuid, $6::smallint))
        order by posted_at desc, event_id desc, line desc limit $7),
     wanted as (select distinct shard, event_id from page),
     named as (${eventNames})
     select p.posted_at as at, p.shard, upper(replace(p.event_id::text, '-', '')) as "eventId", p.line, p.amount_cents as "amountCents",
            n.kind, n.reference, n.subject
       from page p left join named n on n.shard = p.shard and n.event_id = p.event_id
      order by p.posted_at desc, p.event_id desc, p.line desc`,
    [account, from, until, ...placeOf(after), limit],
  );
  return rows;
}

function placeOf(after: string | null): readonly (string | null)[] {
  if (after === null) return [null, null, null];
  const [at = '', event = '', line = ''] = after.split(',');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{32}$/i.test(event) || !/^\d{1,4}$/.test(line))
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after is not of a page before' });
  return [at, event, line];
}
