import { migrateAll } from './migrations.ts';
import { type Database, openDatabase, startEmbeddedPostgres } from './platform/index.ts';

export interface DatabaseRoomOptions {
  readonly dataDir: string;
  /** Null: the embedded database in the data folder, which a running server may share. */
  readonly databaseUrl: string | null;
  /** Takes what an operator should know, a line at a time. */
  readonly log: (line: string) => void;
}

/** Where people work on the database without a server, and without any key. */
export interface DatabaseRoom {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the database, brought up to date. Throws SETRUM_DATABASE_START. */
export async function openDatabaseRoom(options: DatabaseRoomOptions): Promise<DatabaseRoom> {
  const { dataDir, databaseUrl, log } = options;
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ dataDir, log }) : null;
  const url = databaseUrl ?? embedded?.url ?? '';
  try {
    await migrateAll(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const database = openDatabase({ url, maxConnections: 2 });
  return {
    database,
    close: async () => {
      await database.close();
      await embedded?.stop();
    },
  };
}
