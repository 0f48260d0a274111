import type { Database } from '../../platform/index.ts';

/** What is wrong with the books; all empty and zero when nothing is. */
export interface LedgerFindings {
  readonly postings: number;
  /** Sum of all postings: zero, always. */
  readonly sumCents: number;
  /** Events whose lines do not sum to zero. */
  readonly unbalancedEvents: readonly string[];
  /** Partners whose deposit is not what the ledger says. */
  readonly deposits: readonly {
    readonly partnerId: string;
    readonly balanceCents: number;
    readonly ledgerCents: number;
  }[];
  /** Sold purchases without postings, or without their token. */
  readonly incompletePurchases: readonly string[];
}

/** Reads the whole ledger and compares it with deposits, purchases and tokens. */
export async function verifyLedger(database: Database): Promise<LedgerFindings> {
  const { rows } = await database.pool.query<{ findings: LedgerFindings }>(`
    select jsonb_build_object(
      'postings', (select count(*) from p2apst.posting),
      'sumCents', (select coalesce(sum(amount_cents), 0) from p2apst.posting),
      'unbalancedEvents', (select coalesce(jsonb_agg(x.event_id), '[]') from (
        select event_id from p2apst.posting group by shard, event_id having sum(amount_cents) <> 0 limit 100) x),
      'deposits', (select coalesce(jsonb_agg(jsonb_build_object(
          'partnerId', x.partner_id, 'balanceCents', x.balance_cents, 'ledgerCents', x.ledger_cents)), '[]') from (
        select d.partner_id, d.balance_cents, -coalesce(sum(p.amount_cents), 0) as ledger_cents
          from p2apst.deposit d left join p2apst.posting p on p.account = 'deposit:' || d.partner_id
         group by d.partner_id having d.balance_cents <> -coalesce(sum(p.amount_cents), 0)) x),
      'incompletePurchases', (select coalesce(jsonb_agg(x.purchase_id), '[]') from (
        select p.purchase_id from p2apst.purchase p
         where p.status = 'sold'
           and (vending.tokens_of(p.meter_no, p.purchase_id) is null
                or not exists (select from p2apst.posting l where l.shard = p.meter_no and l.event_id = p.purchase_id))
         limit 100) x)
    ) as findings`);
  const findings = rows[0]?.findings;
  if (findings === undefined) throw new Error('the ledger gave no answer');
  return findings;
}
