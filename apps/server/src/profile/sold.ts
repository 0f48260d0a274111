import type { Database } from '../platform/index.ts';

/** What was sold to a meter in a month. */
export interface SoldMonthly {
  readonly energyDkwh: number;
  readonly amountCents: number;
  readonly purchases: number;
}

/** By month, YYYYMM: the latest `count` in which anything was sold. */
export async function soldTo(
  { pool }: Pick<Database, 'pool'>,
  meterNo: string,
  count: number,
): Promise<ReadonlyMap<string, SoldMonthly>> {
  const { rows } = await pool.query<SoldMonthly & { month: number }>(
    `select month, energy_dkwh as "energyDkwh", amount_cents as "amountCents", purchases
       from profile.sold where meter_no = $1 order by month desc limit $2`,
    [meterNo, count],
  );
  return new Map(rows.map(({ month, ...sold }) => [String(month), sold]));
}
