import { type Database, migrateAll, openDatabase, startEmbeddedPostgres } from '@setrum/server';
import type { Command } from 'commander';
import { defaultDataDir, parseDirectory } from '../options.ts';

/** What every command that opens the books takes. */
export interface BooksOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

/** Adds --data, --database-url and --json. */
export function withBooksOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder of the server', parseDirectory, defaultDataDir)
    .option('--database-url <url>', 'a PostgreSQL of your own (or DATABASE_URL)')
    .option('--json', 'one JSON object');
}

/** Opens the database without a server, beside one that may be running; closes it whatever happens. Throws SETRUM_DATABASE_START. */
export async function inBooks<Result>(
  options: BooksOptions,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const given = options.databaseUrl ?? process.env['DATABASE_URL'] ?? null;
  const log = (line: string): void => console.error(line);
  const embedded =
    given === null ? await startEmbeddedPostgres({ dataDir: options.data, log }) : null;
  try {
    const url = given ?? embedded?.url ?? '';
    await migrateAll(url);
    const database = openDatabase({ url, maxConnections: 2 });
    try {
      return await use(database);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
