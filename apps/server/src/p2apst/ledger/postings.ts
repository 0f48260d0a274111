import type { Database } from '../../platform/index.ts';

/** A line of an event in the ledger; rupiah x 100, debit positive. */
export interface PostingLine {
  readonly account: string;
  readonly nameId: string | null;
  readonly nameEn: string | null;
  readonly amountCents: number;
}

/**
 * The lines of one event, in their order; they sum to zero. None when the ledger has no such event. `shard`: the meter of a purchase, the
 * partner of a deposit movement.
 */
export async function postingsOf(
  database: Database,
  shard: string,
  eventId: string,
): Promise<readonly PostingLine[]> {
  const { rows } = await database.pool.query<PostingLine>(
    `select p.account, a.name_id as "nameId", a.name_en as "nameEn", p.amount_cents as "amountCents"
       from p2apst.posting p left join p2apst.account a on p.account like a.pattern
      where p.shard = $1 and p.event_id = $2 order by p.line`,
    [shard, eventId],
  );
  return rows;
}
