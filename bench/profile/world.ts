import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrateAll, openDatabase, startEmbeddedPostgres } from '@setrum/server';
import { patiently } from '../search/world.ts';
import { type ProfilePlan, say } from './options.ts';
import { populate } from './population.ts';

/** A utility's load profile, as a deployment has it. */
export interface ProfileBenchWorld {
  readonly database: Database;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** Starts the embedded PostgreSQL with the settings of production, in a folder that goes at `close`. */
export async function startProfileWorld(plan: ProfilePlan): Promise<ProfileBenchWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-bench-'));
  // PostgreSQL runs as another user when we are root, and has to get through.
  await chmod(dataDir, 0o711);
  const embedded = await startEmbeddedPostgres({ dataDir, log: say });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    await migrateAll(embedded.url);
    const database = openDatabase({ url: embedded.url });
    await patiently(database, (client) => populate(client, plan));
    const close = async (): Promise<void> => {
      await database.close();
      await stop();
    };
    return { database, dataDir, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
