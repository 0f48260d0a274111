import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Closing, ClosingTotals, ClosingWindow } from './model.ts';

/** What a window holds, by the records and by the ledger. */
export interface WindowFigures {
  readonly totals: ClosingTotals;
  readonly postings: number;
  /** By how much the deposit moved; positive into it. */
  readonly recordsCents: number;
  readonly ledgerCents: number;
  /** `p2apst.window_digest`. */
  readonly digest: Buffer;
}

const sums = `
  product, sold, amount_cents as "amountCents", admin_cents as "adminCents", stamp_cents as "stampCents", ppn_cents as "ppnCents",
  ppj_cents as "ppjCents", instalment_cents as "instalmentCents", token_cents as "tokenCents", energy_dkwh as "energyDkwh",
  returned, returned_cents as "returnedCents"`;

/** Works a window out, in a snapshot of the caller's. */
export async function figuresOf(client: PoolClient, window: ClosingWindow): Promise<WindowFigures> {
  const { partnerId } = window;
  const values = [partnerId, window.from.toISOString(), window.until.toISOString()];
  const products = await client.query<ClosingTotals['products'][number]>(
    `select ${sums} from p2apst.window_products($1, $2, $3) order by product`,
    values,
  );
  const movements = await client.query<ClosingTotals['movements'][number]>(
    `select kind, count(*) as count, sum(amount_cents)::bigint as "amountCents" from p2apst.deposit_movement
      where partner_id = $1 and at >= $2 and at < $3 group by kind order by kind`,
    values,
  );
  const ledger = await client.query<{ account: string; amountCents: number; postings: number }>(
    `select account, sum(amount_cents)::bigint as "amountCents", count(*) as postings
       from p2apst.window_postings($1, $2, $3) group by account order by account collate "C"`,
    values,
  );
  const digest = await client.query<{ digest: Buffer }>(
    'select p2apst.window_digest($1, $2, $3) as digest',
    values,
  );
  const deposit = `deposit:${partnerId}`;
  const accounts = ledger.rows.map(({ account, amountCents }) => ({ account, amountCents }));
  return {
    totals: {
      products: products.rows,
      movements: movements.rows,
      accounts: accounts.filter(({ account }) => account !== deposit),
    },
    postings: ledger.rows.reduce((sum, row) => sum + row.postings, 0),
    recordsCents:
      products.rows.reduce((sum, row) => sum + row.returnedCents - row.amountCents, 0) +
      movements.rows.reduce((sum, row) => sum + row.amountCents, 0),
    ledgerCents: 0 - (accounts.find(({ account }) => account === deposit)?.amountCents ?? 0),
    digest: digest.rows[0]?.digest ?? Buffer.alloc(0),
  };
}

/** The deposit before an instant, by the ledger. */
export async function depositBefore(
  client: PoolClient,
  partnerId: string,
  at: Date,
): Promise<number> {
  const { rows } = await client.query<{ balance: number }>(
    `select -coalesce(sum(amount_cents), 0)::bigint as balance from p2apst.posting
      where account = 'deposit:' || $1 and posted_at < $2`,
    [partnerId, at.toISOString()],
  );
  return rows[0]?.balance ?? 0;
}

/** The digest that the first closing of a partner follows. */
export const genesis: Buffer = Buffer.alloc(32);

type Digested = Pick<
  Closing,
  'partnerId' | 'day' | 'from' | 'until' | 'openingCents' | 'closingCents' | 'postings'
>;

/** SHA-256 of the digest before, the closing as JSON, and the digest of its window: closings form a chain. */
export function closingDigest(previous: Buffer, closing: Digested, window: Buffer): Buffer {
  const { partnerId, day, from, until, openingCents, closingCents, postings } = closing;
  const text = [partnerId, day, from, until, openingCents, closingCents, postings];
  return createHash('sha256').update(previous).update(JSON.stringify(text)).update(window).digest();
}
