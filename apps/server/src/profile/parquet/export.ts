import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBAppender } from '@duckdb/node-api';
import type { Database } from '../../platform/index.ts';
import { archiveColumns, archiveTable } from './columns.ts';
import { type Engine, quoted, withEngine } from './engine.ts';

export interface ExportOptions {
  readonly folder: string;
  /** Months, YYYYMM, both included. */
  readonly from: number;
  readonly until: number;
  readonly onProgress?: (month: number, rows: number) => void;
}

export interface ExportedMonth {
  readonly month: number;
  readonly rows: number;
  readonly file: string;
}

const FETCHED_ROWS = 20_000;

/**
 * Writes one Parquet file for each month that has readings or sales, sorted by place and meter. Each is written whole under another name and
 * then moved to its own, so a query beside it sees the old one or the new one.
 */
export async function exportMonths(
  database: Pick<Database, 'pool'>,
  { folder, from, until, onProgress }: ExportOptions,
): Promise<readonly ExportedMonth[]> {
  await mkdir(folder, { recursive: true });
  return withEngine({ scratch: join(folder, '.scratch') }, async (engine) => {
    const written: ExportedMonth[] = [];
    for (const month of await monthsBetween(database, from, until)) {
      await engine.run(`create or replace table month_of_meters (${archiveTable})`);
      const rows = await fill(engine, database, month);
      const file = fileOf(folder, month);
      await engine.run(
        `copy (select * from month_of_meters order by unit, feeder, transformer, meter_no)
           to ${quoted(`${file}.part`)} (format parquet, compression zstd)`,
      );
      await rename(`${file}.part`, file);
      onProgress?.(month, rows);
      written.push({ month, rows, file });
    }
    return written;
  });
}

/** The file of a month. */
export function fileOf(folder: string, month: number): string {
  return join(folder, `load-profile-${month}.parquet`);
}

async function monthsBetween(
  { pool }: Pick<Database, 'pool'>,
  from: number,
  until: number,
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ month: number }>(
    `select month from profile.reading where month between $1 and $2
     union select month from profile.sold where month between $1 and $2 order by month`,
    [from, until],
  );
  return rows.map(({ month }) => month);
}

/** Through a cursor, in a snapshot of its own: a month is what it was at one moment. */
async function fill(
  engine: Engine,
  { pool }: Pick<Database, 'pool'>,
  month: number,
): Promise<number> {
  const appender = await engine.createAppender('month_of_meters');
  const client = await pool.connect();
  let count = 0;
  try {
    await client.query('begin isolation level repeatable read read only');
    const selected = archiveColumns.map(({ sql }) => sql).join(', ');
    await client.query(
      `declare months no scroll cursor for select ${selected} from profile.meter_months(${month}) m
        where m.stand_kwh is not null or m.sold_dkwh is not null`,
    );
    for (;;) {
      const { rows } = await client.query<Cell[]>({
        text: `fetch ${FETCHED_ROWS} from months`,
        rowMode: 'array',
      });
      for (const row of rows) appendRow(appender, month, row);
      count += rows.length;
      if (rows.length < FETCHED_ROWS) break;
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
    appender.closeSync();
  }
  return count;
}

type Cell = string | number | boolean | null;

function appendRow(appender: DuckDBAppender, month: number, row: readonly Cell[]): void {
  appender.appendInteger(month);
  archiveColumns.forEach(({ type }, n) => {
    const cell = row[n] ?? null;
    if (cell === null) appender.appendNull();
    else if (type === 'VARCHAR') appender.appendVarchar(String(cell));
    else if (type === 'INTEGER') appender.appendInteger(Number(cell));
    else if (type === 'SMALLINT') appender.appendSmallInt(Number(cell));
    else if (type === 'BIGINT') appender.appendBigInt(BigInt(cell));
    else appender.appendBoolean(cell === true);
  });
  appender.endRow();
}
