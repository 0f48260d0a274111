import type { DuckDBConnection } from '@duckdb/node-api';
import { SetrumError } from '@setrum/errors';

export type Engine = DuckDBConnection;

export interface EngineOptions {
  /** Threads that a query may use; as many as the machine has unless said. */
  readonly threads?: number;
  /** Where larger intermediate results go. */
  readonly scratch: string;
}

/** Memory of one query; what does not fit goes to disk. */
const MEMORY = '2GB';

/**
 * Opens DuckDB in memory, uses it and closes it. The package is optional: SETRUM_ANALYSIS_ENGINE where the machine has no build of it.
 * Nothing is loaded from the network.
 */
export async function withEngine<Result>(
  { threads, scratch }: EngineOptions,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await importEngine();
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY,
    temp_directory: scratch,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  try {
    const engine = await instance.connect();
    try {
      return await use(engine);
    } finally {
      engine.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function importEngine(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new SetrumError('SETRUM_ANALYSIS_ENGINE', { detail }, { cause: error });
  }
}
