import type { Database } from '@setrum/server';
import { openDatabaseRoom } from '@setrum/server/database-room';
import { actingFrom } from '@setrum/server/identity';
import type { Command } from 'commander';
import { defaultDataDir, parseDirectory } from '../options.ts';

/** What every command on users and the audit trail takes. */
export interface DatabaseOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

/** Adds --data, --database-url and --json. */
export function withDatabaseOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder of the server', parseDirectory, defaultDataDir)
    .option('--database-url <url>', 'a PostgreSQL of your own (or DATABASE_URL)')
    .option('--json', 'one JSON object');
}

/** Opens the database, lets `use` work on it as from the shell, and closes it whatever happens. */
export async function onDatabase<Result>(
  options: DatabaseOptions,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const room = await openDatabaseRoom({
    dataDir: options.data,
    databaseUrl: options.databaseUrl ?? process.env['DATABASE_URL'] ?? null,
    log: (line) => console.error(line),
  });
  try {
    return await actingFrom('shell', () => use(room.database));
  } finally {
    await room.close();
  }
}

export function collect(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}
