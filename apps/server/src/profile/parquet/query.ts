import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { type Engine, type EngineOptions, quoted, withEngine } from './engine.ts';
import { namedQueries } from './queries.ts';

export interface QueryOptions {
  /** The folder of the monthly files. */
  readonly folder: string;
  /** The name of a question, or SQL over the view `reading`. */
  readonly question: string;
  /** Rows that are given at most. */
  readonly limit: number;
  readonly threads?: number;
}

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Wall time of the query, files and all. */
  readonly milliseconds: number;
}

/**
 * Asks the monthly files. SETRUM_ANALYSIS_FOLDER where there are none, SETRUM_ANALYSIS_QUERY where the SQL is wrong,
 * SETRUM_ANALYSIS_ENGINE without DuckDB.
 */
export async function queryMonths(options: QueryOptions): Promise<Answer> {
  const { folder, threads } = options;
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.parquet'));
  if (files.length === 0) throw new SetrumError('SETRUM_ANALYSIS_FOLDER', { folder });
  const engine: EngineOptions = { scratch: join(folder, '.scratch') };
  return withEngine(threads === undefined ? engine : { ...engine, threads }, (connection) =>
    ask(connection, options),
  );
}

async function ask(engine: Engine, { folder, question, limit }: QueryOptions): Promise<Answer> {
  const files = quoted(join(folder, '*.parquet'));
  const sql = (namedQueries[question]?.sql ?? question).trim().replace(/;\s*$/, '');
  const begun = performance.now();
  try {
    await engine.run(`create view reading as select * from read_parquet(${files})`);
    const reader = await engine.runAndReadAll(`select * from (${sql}) limit ${limit}`);
    return {
      columns: reader.columnNames(),
      rows: reader.getRowsJson(),
      milliseconds: Math.round(performance.now() - begun),
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_ANALYSIS_QUERY', { detail }, { cause: error });
  }
}
