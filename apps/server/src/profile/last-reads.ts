import type { Database } from '../platform/index.ts';

/** What was last heard of a meter, and how often it was tampered with. */
export interface LastRead {
  /** The latest month, YYYYMM. */
  readonly month: string;
  /** When the centre received it, ISO. */
  readonly receivedAt: string;
  /** Of its latest twelve months, those with a tamper mark of any kind. */
  readonly tamperMonths: number;
}

/** Of meters that have ever told a month, what they told last. */
export async function lastReads(
  { pool }: Pick<Database, 'pool'>,
  meterNos: readonly string[],
): Promise<ReadonlyMap<string, LastRead>> {
  const { rows } = await pool.query<Row>(
    `select n.meter_no, r.month, r.received_at, r.tamper_months
       from unnest($1::text[]) n(meter_no),
            lateral (
              select max(l.month) as month, max(l.received_at) as received_at, (count(*) filter (where l.tamper <> 0))::integer as tamper_months
                from (select r.month, r.received_at, r.tamper from profile.reading r
                       where r.meter_no = n.meter_no order by r.month desc limit 12) l) r
      where r.month is not null`,
    [[...new Set(meterNos)]],
  );
  return new Map(
    rows.map((row) => [
      row.meter_no,
      {
        month: String(row.month),
        receivedAt: row.received_at.toISOString(),
        tamperMonths: row.tamper_months,
      },
    ]),
  );
}

interface Row {
  readonly meter_no: string;
  readonly month: number;
  readonly received_at: Date;
  readonly tamper_months: number;
}
