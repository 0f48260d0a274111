import { createTestDatabase } from '../../../../tests/support/database.ts';
import { migrateAll } from '../migrations.ts';
import { type Database, openDatabase } from '../platform/index.ts';

/** A database of a test's own with every module's tables, open. */
export interface MigratedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

export async function createMigratedDatabase(): Promise<MigratedDatabase> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const database = openDatabase({ url: home.url });
  return {
    database,
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
}
