import type { Kysely } from 'kysely';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { StockMeter } from './model.ts';
import { meterOf, modelColumns } from './rows.ts';
import type { StockTables } from './tables.ts';

const schema = 'ap2t';

export function stockTables(database: Database): Kysely<StockTables> {
  return tables<StockTables>(database, schema);
}

export function stockTablesIn(transaction: AnyTransaction): Kysely<StockTables> {
  return tablesIn<StockTables>(transaction, schema);
}

/** Meters with their models. */
export function selectMeters(stock: Kysely<StockTables>) {
  return stock
    .selectFrom('meter as m')
    .innerJoin('meter_model as k', 'k.model_id', 'm.model_id')
    .selectAll('m')
    .select(modelColumns);
}

/**
 * Locks meters until the end of the transaction, those of them that there are, always in the order of their numbers, so that two who
 * want the same ones wait for each other instead of blocking each other.
 */
export async function lockMeters(
  transaction: AnyTransaction,
  meterNos: readonly string[],
): Promise<readonly StockMeter[]> {
  const rows = await selectMeters(stockTablesIn(transaction))
    .where('m.meter_no', 'in', meterNos)
    .orderBy('m.meter_no')
    .forUpdate('m')
    .execute();
  return rows.map(meterOf);
}

/** Locks one meter; null when it never was in stock. */
export async function lockMeter(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<StockMeter | null> {
  const [meter] = await lockMeters(transaction, [meterNo]);
  return meter ?? null;
}

/** A meter as it stands; null when it never was in stock. */
export function findMeter(database: Database, meterNo: string): Promise<StockMeter | null> {
  return meterIn(stockTables(database), meterNo);
}

/** The same as a transaction sees it, without a lock. */
export function findMeterIn(
  transaction: AnyTransaction,
  meterNo: string,
): Promise<StockMeter | null> {
  return meterIn(stockTablesIn(transaction), meterNo);
}

async function meterIn(stock: Kysely<StockTables>, meterNo: string): Promise<StockMeter | null> {
  const row = await selectMeters(stock).where('m.meter_no', '=', meterNo).executeTakeFirst();
  return row === undefined ? null : meterOf(row);
}
