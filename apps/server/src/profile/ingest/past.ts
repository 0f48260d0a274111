import { compositeArray, type Database } from '../../platform/index.ts';
import { figuresOf, importBatch, type ToldMonth, toldColumns } from './told.ts';

/** A month as a card brought it in the past, at the inquiry with which every visit to a counter begins. */
export interface PastMonth extends ToldMonth {
  /** When the centre received it, ISO. */
  readonly receivedAt: string;
  readonly cardUid: string;
}

/**
 * Keeps months of the past, of meters without a share of a card key: nobody can tell whether their reports were signed. In any order and any
 * number of times; {@link importBatch} in a transaction.
 */
export async function tellPastMonths(
  { pool }: Pick<Database, 'pool'>,
  months: readonly PastMonth[],
): Promise<void> {
  for (let from = 0; from < months.length; from += importBatch) {
    const rows = months.slice(from, from + importBatch).map(rowOf);
    await pool.query('select profile.import_readings($1)', [compositeArray(toldColumns, rows)]);
  }
}

function rowOf(month: PastMonth) {
  return {
    ...figuresOf(month),
    at: month.receivedAt,
    ...{ verification: 'unverified', reason: 'no-key', trusted: true },
    source: 'inquiry',
    card_uid: month.cardUid,
  };
}

/** How many months are known of these meters. */
export async function countMonths(
  { pool }: Pick<Database, 'pool'>,
  meterNos: readonly string[],
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*) from profile.reading where meter_no = any ($1)',
    [meterNos],
  );
  return rows[0]?.count ?? 0;
}
