import type { Database } from '../../platform/index.ts';

/** The service units (ULP) of those of these meters that hang, or hung, somewhere. */
export async function unitsOfMeters(
  { pool }: Pick<Database, 'pool'>,
  meterNos: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ meter_no: string; unit: string }>(
    'select meter_no, unit from ap2t.supply_point where meter_no = any ($1)',
    [meterNos],
  );
  return new Map(rows.map((row) => [row.meter_no, row.unit]));
}
