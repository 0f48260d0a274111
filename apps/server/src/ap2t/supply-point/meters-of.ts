import type { Database } from '../../platform/index.ts';

/** The meters that a customer (IDPEL, 12 digits) has, or had. */
export async function metersOfCustomer(
  { pool }: Pick<Database, 'pool'>,
  idpel: string,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ meter_no: string }>(
    'select distinct meter_no from ap2t.customer_history where idpel = $1 and meter_no is not null',
    [idpel],
  );
  return rows.map((row) => row.meter_no);
}
