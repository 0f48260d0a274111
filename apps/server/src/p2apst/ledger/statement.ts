import type { PoolClient } from 'pg';
import type { Database } from '../../platform/index.ts';
import { inSnapshot } from './snapshot.ts';
import { eventNames } from './sources/all.ts';

/** A line of a partner's statement. */
export interface StatementEntry {
  readonly at: Date;
  /** `purchase`, `top-up` … ; null when no record tells of the event, which is a fault. */
  readonly kind: string | null;
  readonly eventId: string;
  /** The request key of a sale, the bank's reference of a transfer. */
  readonly reference: string | null;
  /** Meter number, customer number, registration or partner. */
  readonly subject: string | null;
  /** Rupiah x 100: positive into the deposit, negative out of it. */
  readonly amountCents: number;
  readonly balanceCents: number;
}

/** A statement comes in parts: the opening balance, pages of entries, the closing balance. Money is rupiah x 100. */
export type StatementPart =
  | { readonly kind: 'opening'; readonly balanceCents: number }
  | { readonly kind: 'entries'; readonly entries: readonly StatementEntry[] }
  | { readonly kind: 'closing'; readonly balanceCents: number; readonly count: number };

/** From when (inclusive) until when (exclusive). */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

const pageEntries = 2_000;

interface Row {
  readonly posted_at: Date;
  readonly shard: string;
  readonly event_id: string;
  readonly amount_cents: number;
}

/**
 * The statement of a partner's deposit, in the order of time, as the books are at the moment of asking. It holds a connection until it is
 * read to the end or given up, and never more than a page in memory. The opening balance is reckoned back from the deposit, so that a
 * statement reads the ledger from its first day on and not from the beginning of time. The partner must be there.
 */
export function readStatement(
  database: Database,
  partnerId: string,
  period: Period,
): AsyncGenerator<StatementPart> {
  return inSnapshot(database, (client) => read(client, partnerId, period));
}

async function* read(
  client: PoolClient,
  partnerId: string,
  { from, until }: Period,
): AsyncGenerator<StatementPart> {
  const account = `deposit:${partnerId}`;
  let balanceCents = await openingOf(client, partnerId, from);
  yield { kind: 'opening', balanceCents };
  await client.query(
    `declare entries no scroll cursor for
       select posted_at, shard, event_id, -amount_cents as amount_cents from p2apst.posting
        where account = $1 and posted_at >= $2 and posted_at < $3 order by posted_at, event_id, line`,
    [account, from.toISOString(), until.toISOString()],
  );
  let count = 0;
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${pageEntries} from entries`);
    if (rows.length === 0) break;
    const names = await namesOf(client, rows);
    const entries = rows.map((row) => {
      balanceCents += row.amount_cents;
      const { kind = null, reference = null, subject = null } = names.get(keyOf(row)) ?? {};
      const { posted_at: at, event_id: eventId, amount_cents: amountCents } = row;
      return { at, kind, eventId, reference, subject, amountCents, balanceCents };
    });
    count += entries.length;
    yield { kind: 'entries', entries };
  }
  yield { kind: 'closing', balanceCents, count };
}

async function openingOf(client: PoolClient, partnerId: string, from: Date): Promise<number> {
  const { rows } = await client.query<{ balance: number }>(
    `select d.balance_cents + (select coalesce(sum(p.amount_cents), 0)::bigint from p2apst.posting p
                                where p.account = 'deposit:' || d.partner_id and p.posted_at >= $2) as balance
       from p2apst.deposit d where d.partner_id = $1`,
    [partnerId, from.toISOString()],
  );
  const balance = rows[0]?.balance;
  if (balance === undefined) throw new RangeError(`partner ${partnerId} has no deposit`);
  return balance;
}

interface Name {
  readonly shard: string;
  readonly event_id: string;
  readonly kind: string;
  readonly reference: string | null;
  readonly subject: string | null;
}

/** What the records call the events of a page. */
async function namesOf(
  client: PoolClient,
  events: readonly Row[],
): Promise<ReadonlyMap<string, Name>> {
  const { rows } = await client.query<Name>(
    `with wanted as (select distinct * from unnest($1::text[], $2::uuid[]) as w(shard, event_id)) ${eventNames}`,
    [events.map(({ shard }) => shard), events.map(({ event_id }) => event_id)],
  );
  return new Map(rows.map((name) => [keyOf(name), name]));
}

function keyOf(event: { readonly shard: string; readonly event_id: string }): string {
  return `${event.shard}/${event.event_id}`;
}
