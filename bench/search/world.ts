import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, migrateAll, openDatabase, startEmbeddedPostgres } from '@setrum/server';
import type { PoolClient } from 'pg';
import { dropSearchIndexes } from './indexes.ts';
import { type SearchPlan, say } from './options.ts';
import { loadApplications, loadCustomers } from './population.ts';

/** A register of customers and their applications, as a deployment has it. */
export interface SearchWorld {
  readonly database: Database;
  readonly applications: number;
  close(): Promise<void>;
}

/** Starts the embedded PostgreSQL with the settings of production, in a folder that goes at `close`. */
export async function startSearchWorld(plan: SearchPlan): Promise<SearchWorld> {
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
    const applications = await patiently(database, (client) => load(client, plan));
    const close = async (): Promise<void> => {
      await database.close();
      await stop();
    };
    return { database, applications, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets `work` have a connection on which a statement may take as long as it takes. */
export async function patiently<Result>(
  { pool }: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    return await work(client);
  } finally {
    client.release(true);
  }
}

async function load(client: PoolClient, { customers }: SearchPlan): Promise<number> {
  const putBack = await dropSearchIndexes(client);
  say(`loading ${customers} customers`);
  await loadCustomers(client, customers, (done) => {
    if (done % 250_000 === 0) say(`  ${done}`);
  });
  const applications = await loadApplications(client, customers);
  say(`and ${applications} applications; making the indexes`);
  await putBack();
  await client.query('vacuum analyze ap2t.customer, ap2t.application');
  return applications;
}
