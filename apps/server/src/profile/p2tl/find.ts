import type { Database } from '../../platform/index.ts';
import type { Finding } from '../analysis/index.ts';
import type { AskedPlace } from '../reports/place.ts';

/** Where a page of the list goes on: after this finding. */
export interface Cursor {
  readonly score: number;
  readonly meterNo: string;
}

export interface FindingQuery {
  readonly place: AskedPlace;
  /** Findings below it are not shown. */
  readonly least: number;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** The findings of a place, the likeliest first. */
export async function findingsIn(
  { pool }: Pick<Database, 'pool'>,
  { place, least, after, limit }: FindingQuery,
): Promise<readonly Finding[]> {
  const { rows } = await pool.query<Finding>(
    `select meter_no as "meterNo", unit, feeder, transformer, tariff, power_va as "powerVa", score, since, missing_kwh as "missingKwh", reasons
       from profile.p2tl_finding
      where unit = any ($1) and ($2::text is null or coalesce(feeder, '-') = $2) and ($3::text is null or coalesce(transformer, '-') = $3)
        and score >= $4::real and ($5::real is null or (score, meter_no) < ($5, $6))
      order by score desc, meter_no desc limit $7`,
    [
      ...[place.ulps, place.feeder, place.transformer, least],
      ...[after?.score ?? null, after?.meterNo ?? null, limit],
    ],
  );
  return rows;
}

/** The last examination that came to its end. */
export interface LastRun {
  readonly examinedAt: Date | null;
  readonly untilMonth: number | null;
  readonly meters: number;
}

export async function lastRun({ pool }: Pick<Database, 'pool'>): Promise<LastRun> {
  const { rows } = await pool.query<LastRun>(
    `select examined_at as "examinedAt", until_month as "untilMonth", meters from profile.p2tl_run`,
  );
  return rows[0] ?? { examinedAt: null, untilMonth: null, meters: 0 };
}
