import type { PoolClient } from 'pg';
import type { Database } from '../../platform/index.ts';
import { checks, type FaultKind } from './checks.ts';
import { inSnapshot } from './snapshot.ts';

/** One thing that is wrong with the books; what does not apply is null. */
export interface LedgerFault {
  readonly kind: FaultKind;
  /** Meter number, customer number, registration or partner: where the event is. */
  readonly shard: string | null;
  readonly eventId: string | null;
  readonly account: string | null;
  /** What the records say it should be, and what is there; rupiah x 100, debit positive. For `deposit` it is the balance. */
  readonly expectedCents: number | null;
  readonly foundCents: number | null;
}

/** What an examination of the whole ledger found. */
export interface LedgerExamination {
  readonly ok: boolean;
  readonly postings: number;
  /** Sum of all postings: zero, always. */
  readonly sumCents: number;
  /** At most a hundred of each kind of check. */
  readonly faults: readonly LedgerFault[];
}

const mostFaults = 100;

/**
 * Examines the whole ledger, as it is at one moment: sums, accounts, every line against the record of its event and the other way round,
 * deposits, movements, tokens. What nobody can know from the records - a forger who changes record, postings and deposit alike - it does
 * not find.
 */
export async function examineLedger(database: Database): Promise<LedgerExamination> {
  const examinations = inSnapshot(database, async function* (client) {
    yield await examine(client);
  });
  for await (const examination of examinations) return examination;
  throw new Error('the ledger gave no answer');
}

/** The same inside a transaction of the caller's. */
export async function examine(client: PoolClient): Promise<LedgerExamination> {
  const { rows } = await client.query<{ postings: number; sumCents: number }>(
    'select count(*) as postings, coalesce(sum(amount_cents), 0)::bigint as "sumCents" from p2apst.posting',
  );
  const [totals] = rows;
  if (totals === undefined) throw new Error('the ledger gave no answer');
  const faults: LedgerFault[] = [];
  for (const check of checks) {
    const found = await client.query<LedgerFault>(
      `select * from (${check}) x order by kind, shard, "eventId", account limit ${mostFaults}`,
    );
    faults.push(...found.rows);
  }
  return { ok: faults.length === 0 && totals.sumCents === 0, ...totals, faults };
}
