import { migrateAll } from './migrations.ts';
import { type Database, openDatabase, startEmbeddedPostgres } from './platform/index.ts';
import { type KeyCustody, openVendingKeys, type SecuritySettings } from './vending/index.ts';

export interface KeyRoomOptions {
  readonly dataDir: string;
  /** Null: the embedded database in the data folder, which a running server may share. */
  readonly databaseUrl: string | null;
  readonly security: SecuritySettings;
  readonly now: () => Date;
  /** Takes what an operator should know, a line at a time. */
  readonly log: (line: string) => void;
}

/** Where custodians work: the keys and the audit trail, without a server. */
export interface KeyRoom {
  readonly database: Database;
  readonly custody: KeyCustody;
  close(): Promise<void>;
}

/** Opens database and vault. Throws SETRUM_DATABASE_START, SETRUM_USAGE. */
export async function openKeyRoom(options: KeyRoomOptions): Promise<KeyRoom> {
  const { dataDir, now, log, security } = options;
  const embedded =
    options.databaseUrl === null ? await startEmbeddedPostgres({ dataDir, log }) : null;
  const url = options.databaseUrl ?? embedded?.url ?? '';
  const steps: (() => Promise<void>)[] = [async () => embedded?.stop()];
  const close = async (): Promise<void> => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    await migrateAll(url);
    const database = openDatabase({ url, maxConnections: 2 });
    steps.push(() => database.close());
    const keys = await openVendingKeys({ database, dataDir, now, settings: security });
    steps.push(() => keys.close());
    return { database, custody: keys.custody, close };
  } catch (error) {
    await close();
    throw error;
  }
}
