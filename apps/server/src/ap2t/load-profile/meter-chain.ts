import type { Database } from '../../platform/index.ts';

/** A meter that a customer has or had: use is never counted from one to the next. */
export interface ChainedMeter {
  readonly meterNo: string;
  /** `YYYY-MM-DD`: since when it is the customer's. */
  readonly from: string;
  /** Until when it was; null: it still is. */
  readonly until: string | null;
}

/** The meters of a customer (IDPEL), one after the other. */
export async function metersInTurn(
  { pool }: Pick<Database, 'pool'>,
  idpel: string,
): Promise<readonly ChainedMeter[]> {
  const { rows } = await pool.query<{ meter_no: string | null; effective_from: string }>(
    'select meter_no, effective_from from ap2t.customer_history where idpel = $1 order by entry',
    [idpel],
  );
  const turns = rows.filter((row, n) => row.meter_no !== rows[n - 1]?.meter_no);
  return turns.flatMap((turn, n) =>
    turn.meter_no === null
      ? []
      : [
          {
            meterNo: turn.meter_no,
            from: turn.effective_from,
            until: turns[n + 1]?.effective_from ?? null,
          },
        ],
  );
}
