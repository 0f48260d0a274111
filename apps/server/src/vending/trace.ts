import type { Database } from '../platform/index.ts';

/** A token of a request as its trace shows it: what it is, where it went, what the meter said. No digits. */
export interface TracedToken {
  readonly part: number;
  readonly class: number;
  readonly subclass: number;
  readonly keyVersion: number;
  readonly sgc: string;
  readonly krn: number;
  readonly baseDate: number;
  /** Minutes from the base date; null for a section of a key change. */
  readonly tid: number | null;
  /** Tenths of a kWh in a credit. */
  readonly units: number;
  readonly issuedAt: Date;
  /** The card that it waits on or went by; null: on paper. */
  readonly cardUid: string | null;
  /** docs/card.md section 6; null: not heard of yet. */
  readonly result: number | null;
  readonly resultAt: Date | null;
}

/** What a counter got to write on a card. */
export interface TracedMailbox {
  readonly cardUid: string;
  readonly sequence: number;
  readonly madeAt: Date;
  /** How many tokens are in it, and how many of them are of this request. */
  readonly tokens: number;
  readonly own: number;
}

/** The tokens of a purchase or an order, in the order in which the meter takes them. */
export async function tokensOfRequest(
  { pool }: Database,
  meterNo: string,
  requestId: string,
): Promise<readonly TracedToken[]> {
  const { rows } = await pool.query<TracedToken>(
    `select t.part, t.class, t.subclass, t.key_version as "keyVersion", k.sgc, k.krn, t.base_date as "baseDate", t.tid, t.units,
            t.issued_at as "issuedAt", t.card_uid as "cardUid", t.result, t.result_at as "resultAt"
       from vending.token t join vending.meter_key k on k.meter_no = t.meter_no and k.version = t.key_version
      where t.meter_no = $1 and t.request_id = $2 order by t.part`,
    [meterNo, requestId],
  );
  return rows;
}

/** The mailboxes that tokens of a request went into, the oldest first: with the sale, and again with later ones while they waited. */
export async function mailboxesOfRequest(
  { pool }: Database,
  meterNo: string,
  requestId: string,
): Promise<readonly TracedMailbox[]> {
  const { rows } = await pool.query<TracedMailbox>(
    `with own as (select array_agg(token_id) as ids from vending.token where meter_no = $1 and request_id = $2)
     select m.card_uid as "cardUid", m.sequence, m.created_at as "madeAt", cardinality(m.token_ids) as tokens,
            (select count(*)::integer from unnest(m.token_ids) u where u = any (own.ids)) as own
       from own, vending.mailbox m
      where m.meter_no = $1 and m.token_ids && own.ids order by m.created_at, m.card_uid, m.sequence limit 50`,
    [meterNo, requestId],
  );
  return rows;
}
