import type { Database } from '../../platform/index.ts';

/** One account of a trial balance; rupiah x 100. A balance is a debit or a credit, never both. */
export interface TrialBalanceLine {
  readonly account: string;
  readonly kind: 'asset' | 'liability' | 'income' | 'receivable' | null;
  readonly nameId: string | null;
  readonly nameEn: string | null;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** The balances of all accounts as they were before an instant, by account; their debits and credits are equal. */
export async function trialBalance(
  database: Database,
  before: Date,
): Promise<readonly TrialBalanceLine[]> {
  const { rows } = await database.pool.query<TrialBalanceLine>(
    `select x.account, a.kind, a.name_id as "nameId", a.name_en as "nameEn",
            greatest(x.cents, 0) as "debitCents", greatest(-x.cents, 0) as "creditCents"
       from (select account, sum(amount_cents)::bigint as cents from p2apst.posting where posted_at < $1 group by account) x
       left join p2apst.account a on x.account like a.pattern
      order by x.account`,
    [before.toISOString()],
  );
  return rows;
}
