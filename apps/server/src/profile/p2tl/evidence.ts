import type { Database } from '../../platform/index.ts';
import type { Evidence, MeterHistory } from '../analysis/index.ts';
import type { Verification } from '../tables.ts';

/** Whole feeders of one unit that are examined together; `-`: meters of which no feeder is told. */
export interface Batch {
  readonly unit: string;
  readonly feeders: readonly string[];
  readonly meters: number;
}

/** Both as JSON: one thread reads it from the database, another one takes it apart. */
export interface EvidenceText {
  readonly meters: string;
  readonly feeds: string;
}

/** Meters of a batch, unless one feeder has more: enough for peers and balances, and little memory. */
const BATCH_METERS = 10_000;

/** The batches of some units, or of all. */
export async function batchesOf(
  { pool }: Pick<Database, 'pool'>,
  units: readonly string[] | null,
): Promise<readonly Batch[]> {
  const { rows } = await pool.query<{ unit: string; feeder: string; meters: number }>(
    `select unit, coalesce(feeder, '-') as feeder, count(*)::integer as meters from profile.place
      where $1::text[] is null or unit = any ($1) group by 1, 2 order by 1, 2`,
    [units],
  );
  const batches: Batch[] = [];
  for (const { unit, feeder, meters } of rows) {
    const last = batches.at(-1);
    if (last !== undefined && last.unit === unit && last.meters + meters <= BATCH_METERS)
      batches[batches.length - 1] = {
        ...{ unit, feeders: [...last.feeders, feeder], meters: last.meters + meters },
      };
    else batches.push({ unit, feeders: [feeder], meters });
  }
  return batches;
}

/** What is known of a batch from one month to another, both included. */
export async function evidenceText(
  { pool }: Pick<Database, 'pool'>,
  { unit, feeders }: Batch,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<EvidenceText> {
  const months = [unit, feeders, from, until];
  const { rows } = await pool.query<EvidenceText>(
    `with p as materialized (
       select * from profile.place where unit = $1 and coalesce(feeder, '-') = any ($2)),
     r as (
       select r.meter_no, jsonb_agg(jsonb_build_array(r.month, r.stand_kwh, r.remaining_kwh, r.tamper, r.tamper_cause, r.tamper_events,
                r.verification) order by r.month) as months
         from p join profile.reading r on r.meter_no = p.meter_no and r.month between $3 and $4 group by r.meter_no),
     s as (
       select s.meter_no, jsonb_agg(jsonb_build_array(s.month, s.energy_dkwh)) as sold
         from p join profile.sold s on s.meter_no = p.meter_no and s.month between $3 and $4 group by s.meter_no),
     f as (
       select f.place, f.month, f.energy_kwh from profile.feed f
        where f.month between $3 and $4
          and f.place in (select feeder from p union select transformer from p))
     select coalesce((select jsonb_agg(jsonb_build_array(p.meter_no, p.unit, p.feeder, p.transformer, p.tariff, p.power_va,
                        to_char(p.since, 'YYYYMM')::integer, to_char(p.removed_on, 'YYYYMM')::integer,
                        coalesce(r.months, '[]'), coalesce(s.sold, '[]')))
                        from p left join r using (meter_no) left join s using (meter_no)), '[]')::text as meters,
            coalesce((select jsonb_agg(jsonb_build_array(f.place, f.month, f.energy_kwh)) from f), '[]')::text as feeds`,
    months,
  );
  return rows[0] ?? { meters: '[]', feeds: '[]' };
}

type MeterLine = readonly [
  ...[meterNo: string, unit: string, feeder: string | null, transformer: string | null],
  ...[tariff: string, powerVa: number, since: number, removed: number | null],
  ...[months: readonly MonthLine[], sold: readonly (readonly [number, number])[]],
];
type MonthLine = readonly [
  ...[month: number, standKwh: number, remainingKwh: number],
  ...[tamper: number, tamperCause: number, tamperEvents: number, verification: Verification],
];
type FeedLine = readonly [place: string, month: number, energyKwh: number];

/** Takes the text apart. `from`: the first month; a meter that hung there before has always hung there. */
export function parseEvidence(text: EvidenceText, from: number): Evidence {
  const meters = JSON.parse(text.meters) as readonly MeterLine[];
  const feeds = JSON.parse(text.feeds) as readonly FeedLine[];
  return {
    meters: meters.map((line) => historyOf(line, from)),
    feeds: feeds.map(([place, month, energyKwh]) => ({ place, month, energyKwh })),
  };
}

function historyOf(line: MeterLine, from: number): MeterHistory {
  const [meterNo, unit, feeder, transformer, tariff, powerVa, since, removed, months, sold] = line;
  return {
    ...{ meterNo, unit, feeder, transformer, tariff, powerVa, removed },
    since: since < from ? null : since,
    months: months.map(
      ([month, standKwh, remainingKwh, tamper, tamperCause, tamperEvents, verification]) => ({
        ...{ month, standKwh, remainingKwh, tamper, tamperCause, tamperEvents, verification },
      }),
    ),
    sold: sold.map(([month, energyDkwh]) => ({ month, energyDkwh })),
  };
}
