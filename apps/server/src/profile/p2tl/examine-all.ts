import { businessMonth, type Database } from '../../platform/index.ts';
import type { Finding } from '../analysis/index.ts';
import { type Batch, batchesOf, evidenceText } from './evidence.ts';
import { RankThread } from './rank-thread.ts';

/** Months that are looked at: a year of use lies between thirteen stands. */
const MONTHS = 13;
/** What is less likely is not kept. */
export const KEPT_FROM = 0.1;
/** Another server that began so long ago has died. */
const CLAIM_HOURS = 6;

export interface Examined {
  /** The last month that was looked at, YYYYMM: the last one that is over. */
  readonly untilMonth: number;
  readonly meters: number;
  readonly findings: number;
}

/**
 * Examines all meters that hang in the network, and keeps what is found. Of several servers one does so; null: another one is at it, or was
 * less than `notWithinHours` ago.
 */
export async function examineAll(
  database: Pick<Database, 'pool'>,
  now: Date,
  { notWithinHours = 0 }: { readonly notWithinHours?: number } = {},
): Promise<Examined | null> {
  if (!(await claimed(database, now, notWithinHours))) return null;
  try {
    const done = await examineBatches(database, now);
    await finished(database, done, now);
    return done;
  } catch (error) {
    // Whoever comes next may try again at once.
    await database.pool
      .query('update profile.p2tl_run set claimed_at = null')
      .catch(() => undefined);
    throw error;
  }
}

async function examineBatches(database: Pick<Database, 'pool'>, now: Date): Promise<Examined> {
  const until = monthBefore(businessMonth(now), 1);
  const from = monthBefore(until, MONTHS - 1);
  const batches = await batchesOf(database, null);
  const done = { untilMonth: until, meters: 0, findings: 0 };
  const thread = batches.length === 0 ? null : new RankThread();
  try {
    for (const batch of batches) {
      const text = await evidenceText(database, batch, { from, until });
      const findings = (await thread?.rank({ text, from, least: KEPT_FROM })) ?? [];
      await keep(database, findings, now);
      done.meters += batch.meters;
      done.findings += findings.length;
      await forget(database, batch, now);
    }
  } finally {
    await thread?.close();
  }
  return done;
}

async function claimed(
  { pool }: Pick<Database, 'pool'>,
  now: Date,
  notWithinHours: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update profile.p2tl_run set claimed_at = $1
      where (claimed_at is null or claimed_at <= $1::timestamptz - make_interval(hours => $2))
        and (examined_at is null or examined_at <= $1::timestamptz - make_interval(hours => $3))`,
    [now, CLAIM_HOURS, notWithinHours],
  );
  return rowCount === 1;
}

async function finished(
  { pool }: Pick<Database, 'pool'>,
  { untilMonth, meters, findings }: Examined,
  now: Date,
): Promise<void> {
  // Meters that hang nowhere any more are in no batch.
  await pool.query('delete from profile.p2tl_finding where examined_at < $1', [now]);
  await pool.query(
    `update profile.p2tl_run set (claimed_at, examined_at, until_month, meters, findings) = (null, $1, $2, $3, $4)`,
    [now, untilMonth, meters, findings],
  );
}

async function keep(
  { pool }: Pick<Database, 'pool'>,
  findings: readonly Finding[],
  now: Date,
): Promise<void> {
  const columns = [
    ...['meter_no', 'unit', 'feeder', 'transformer', 'tariff', 'power_va', 'score', 'since'],
    ...['missing_kwh', 'reasons', 'examined_at'],
  ].join(', ');
  await pool.query(
    `insert into profile.p2tl_finding (${columns})
     select x."meterNo", x.unit, x.feeder, x.transformer, x.tariff, x."powerVa", x.score, x.since, x."missingKwh", x.reasons, $2
       from jsonb_to_recordset($1::jsonb) as x("meterNo" text, unit text, feeder text, transformer text, tariff text, "powerVa" integer,
            score real, since integer, "missingKwh" bigint, reasons jsonb)
      order by 1
     on conflict (meter_no) do update set (${columns}) = (select ${columns.replace(/\w+/g, 'excluded.$&')})`,
    [JSON.stringify(findings), now],
  );
}

/** What the batch no longer has. */
async function forget(
  { pool }: Pick<Database, 'pool'>,
  { unit, feeders }: Batch,
  now: Date,
): Promise<void> {
  await pool.query(
    `delete from profile.p2tl_finding
      where unit = $1 and coalesce(feeder, '-') = any ($2) and examined_at < $3`,
    [unit, feeders, now],
  );
}

/** YYYYMM, so many months before. */
export function monthBefore(month: number, back: number): number {
  const at = Math.floor(month / 100) * 12 + (month % 100) - 1 - back;
  return Math.floor(at / 12) * 100 + (at % 12) + 1;
}
