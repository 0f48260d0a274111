import { type Database, depositBalance, verifyLedger } from '@setrum/server';
import { benchPartnerId } from './demand.ts';
import { openingDepositCents } from './world.ts';

/** What callers were told. */
export interface Told {
  sold: number;
  declined: number;
}

/** Throws unless the books are clean and hold exactly what callers were told. */
export async function assertBooks(database: Database, told: Told): Promise<void> {
  const { postings, sumCents, ...faults } = await verifyLedger(database);
  const broken = Object.values(faults).some((list) => list.length > 0);
  if (broken || sumCents !== 0) throw new Error(`the ledger is broken: ${JSON.stringify(faults)}`);
  const { rows } = await database.pool.query<{ status: string; n: number; cents: number }>(
    'select status, count(*)::integer as n, sum(amount_cents)::bigint as cents from p2apst.purchase group by status',
  );
  const found = new Map(rows.map((row) => [row.status, row]));
  const tokens = await database.pool.query<{ n: number }>(
    'select count(*)::integer as n from vending.token',
  );
  const balance = await depositBalance(database, benchPartnerId);
  const sold = found.get('sold');
  const right =
    (sold?.n ?? 0) === told.sold &&
    (found.get('declined')?.n ?? 0) === told.declined &&
    tokens.rows[0]?.n === told.sold &&
    balance === openingDepositCents - (sold?.cents ?? 0) &&
    postings > told.sold;
  if (!right) {
    const record = JSON.stringify({ rows, tokens: tokens.rows, balance, postings });
    throw new Error(`callers were told ${JSON.stringify(told)}, on record is ${record}`);
  }
}
