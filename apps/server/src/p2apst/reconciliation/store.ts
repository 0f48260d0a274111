import { createHash } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from '../../platform/index.ts';
import { type Cells, type Layout, subjectOf } from './layout.ts';
import type { Found } from './match.ts';
import { type Difference, decisions, type ReconciliationRun } from './model.ts';

type Client = Pool | PoolClient;

const runColumns = `
  run_id as "runId", partner_id as "partnerId", product, day::text, digest, their_lines as "theirLines", their_cents as "theirCents",
  our_lines as "ourLines", our_cents as "ourCents", matched, differences, made_by as "madeBy", made_at as "madeAt"`;

const differenceColumns = `
  d.difference_id as "differenceId", d.partner_id as "partnerId", d.product, d.day::text, d.kind, d.subject,
  d.switcher_ref as "switcherRef", d.ours, d.theirs, d.next_step as "nextStep", d.state, d.decision, d.reason,
  d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.attempts, d.request_key as "requestKey", d.event_id as "eventId", d.failure`;

type RunKey = Pick<ReconciliationRun, 'partnerId' | 'product' | 'day' | 'digest'>;

/** The run of a file; null when it was never compared. */
export async function findRun(client: Client, key: RunKey): Promise<ReconciliationRun | null> {
  const { rows } = await client.query<ReconciliationRun>(
    `select ${runColumns} from p2apst.reconciliation_run where partner_id = $1 and product = $2 and day = $3 and digest = $4`,
    [key.partnerId, key.product, key.day, key.digest],
  );
  return rows[0] ?? null;
}

/** Throws SETRUM_RUN_UNKNOWN. */
export async function runOf(client: Client, runId: string): Promise<ReconciliationRun> {
  const { rows } = await client.query<ReconciliationRun>(
    `select ${runColumns} from p2apst.reconciliation_run where run_id = $1`,
    [runId],
  );
  const run = rows[0];
  if (run === undefined) throw new SetrumError('SETRUM_RUN_UNKNOWN');
  return run;
}

/** A comparison, and how many of its differences wait for a decision. */
export type ListedRun = ReconciliationRun & { readonly open: number };

/** Which comparisons are asked for; what is null does not narrow. */
export interface RunQuery {
  readonly partnerId: string | null;
  readonly day: string | null;
  readonly limit: number;
}

/** Comparisons, the newest first. */
export async function runs(client: Client, query: RunQuery): Promise<readonly ListedRun[]> {
  const { rows } = await client.query<ListedRun>(
    `select ${runColumns},
            (select count(*)::integer from p2apst.reconciliation_finding f
               join p2apst.reconciliation_difference d on d.difference_id = f.difference_id
              where f.run_id = r.run_id and d.state in ('open', 'asked', 'under-way')) as open
       from p2apst.reconciliation_run r
      where ($1::text is null or partner_id = $1) and ($2::date is null or day = $2)
      order by made_at desc, run_id desc limit $3`,
    [query.partnerId, query.day, query.limit],
  );
  return rows;
}

/** Which differences are asked for; what is null does not narrow. */
export interface DifferenceQuery {
  readonly runId: string | null;
  readonly partnerId: string | null;
  readonly day: string | null;
  readonly state: Difference['state'] | null;
  /** The id of the last one of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Differences in the order in which they were found. */
export async function differences(
  client: Client,
  query: DifferenceQuery,
): Promise<readonly Difference[]> {
  const { runId, partnerId, day, state, after, limit } = query;
  const { rows } = await client.query<Difference>(
    `select ${differenceColumns} from p2apst.reconciliation_difference d
      where ($1::uuid is null or exists (select from p2apst.reconciliation_finding f
                                          where f.run_id = $1 and f.difference_id = d.difference_id))
        and ($2::text is null or d.partner_id = $2) and ($3::date is null or d.day = $3) and ($4::text is null or d.state = $4)
        and ($5::uuid is null or d.difference_id > $5)
      order by d.difference_id limit $6`,
    [runId, partnerId, day, state, after, limit],
  );
  return rows;
}

/** One difference, locked when the caller is in a transaction that decides it. Throws SETRUM_DIFFERENCE_UNKNOWN. */
export async function differenceOf(
  client: Client,
  differenceId: string,
  lock: '' | 'for update' = '',
): Promise<Difference> {
  const { rows } = await client.query<Difference>(
    `select ${differenceColumns} from p2apst.reconciliation_difference d where d.difference_id = $1 ${lock}`,
    [differenceId],
  );
  const difference = rows[0];
  if (difference === undefined) throw new SetrumError('SETRUM_DIFFERENCE_UNKNOWN');
  return difference;
}

/** Records a run, in the caller's transaction; gives whether it is the first with this file. */
export async function insertRun(client: PoolClient, run: ReconciliationRun): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into p2apst.reconciliation_run (run_id, partner_id, product, day, digest, their_lines, their_cents, our_lines, our_cents,
                                            matched, differences, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      ...[run.runId, run.partnerId, run.product, run.day, run.digest, run.theirLines],
      ...[run.theirCents, run.ourLines, run.ourCents, run.matched, run.differences],
      ...[run.madeBy, run.madeAt.toISOString()],
    ],
  );
  return rowCount === 1;
}

const batchFound = 500;

/**
 * Records what a run has found. What an earlier run had found already keeps its state and its decision; what was open and is not found any
 * more is gone.
 */
export async function recordFound(
  client: PoolClient,
  layout: Layout,
  run: ReconciliationRun,
  found: readonly (Found & { readonly key: string })[],
): Promise<void> {
  const seen = new Map<string, number>();
  const rows = found.map((one) => {
    const row = rowOf(layout, one, run.madeAt);
    const nth = seen.get(row.content) ?? 0;
    seen.set(row.content, nth + 1);
    const identity = createHash('sha256').update(`${nth}|${row.content}`).digest('hex');
    return { ...row, content: undefined, identity };
  });
  const { runId, partnerId, product, day } = run;
  for (let at = 0; at < rows.length; at += batchFound) {
    await client.query(
      `with row as (
         select * from jsonb_to_recordset($5) as r(difference_id uuid, identity text, kind text, subject text, switcher_ref text,
                                                   ours jsonb, theirs jsonb, next_step text, line integer)),
       difference as (
         insert into p2apst.reconciliation_difference as d
             (difference_id, partner_id, product, day, identity, kind, subject, switcher_ref, ours, theirs, next_step)
           select r.difference_id, $2, $3, $4, decode(r.identity, 'hex'), r.kind, r.subject, r.switcher_ref,
                  nullif(r.ours, 'null'), nullif(r.theirs, 'null'), r.next_step from row r
           on conflict (partner_id, product, day, identity)
             do update set state = case d.state when 'gone' then 'open' else d.state end
           returning d.difference_id, d.identity)
       insert into p2apst.reconciliation_finding (run_id, difference_id, line)
         select $1, d.difference_id, r.line from difference d join row r on decode(r.identity, 'hex') = d.identity`,
      [runId, partnerId, product, day, JSON.stringify(rows.slice(at, at + batchFound))],
    );
  }
  await client.query(
    `update p2apst.reconciliation_difference d set state = 'gone'
      where d.partner_id = $2 and d.product = $3 and d.day = $4 and d.state in ('open', 'asked')
        and not exists (select from p2apst.reconciliation_finding f where f.run_id = $1 and f.difference_id = d.difference_id)`,
    [runId, partnerId, product, day],
  );
}

function rowOf(layout: Layout, { kind, key, ours, theirs }: Found & { key: string }, at: Date) {
  const cells = (ours ?? theirs)?.cells ?? {};
  const our = ours === null ? null : { ...ours, cells: masked(ours.cells) };
  const their = theirs === null ? null : masked(theirs.cells);
  return {
    difference_id: uuidv7(at.getTime()),
    kind,
    subject: subjectOf(layout, cells),
    switcher_ref: cells['SWITCHER_REF'] ?? '',
    ours: our,
    theirs: their,
    next_step: decisions[kind][0],
    line: theirs?.line ?? null,
    content: JSON.stringify([kind, key, our, their]),
  };
}

/** Tokens are kept nowhere in clear; the last four digits tell two of them apart. */
function masked(cells: Cells): Cells {
  const token = cells['TOKEN'];
  return token === undefined ? cells : { ...cells, TOKEN: token.slice(-4).padStart(20, '*') };
}
