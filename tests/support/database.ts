import { createHash, randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { startThrowawayPostgres } from '@setrum/server';
import pg from 'pg';

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, whoever is connected. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Names the template: those who give the same name must prepare the same. */
  readonly template: string;
  /** Fills the template, once for all processes that share the cluster; it must end its connections. */
  readonly prepare: (url: string) => Promise<void>;
}

const environmentVariable = 'SETRUM_TEST_DATABASE_URL';

let ownCluster: Promise<{ readonly url: string; stop(): Promise<void> }> | null = null;
// A file that is run by itself starts a cluster of its own, and takes it away after its last test.
after(async () => {
  await (await ownCluster)?.stop();
});

async function clusterUrl(): Promise<string> {
  const given = process.env[environmentVariable];
  if (given) return given;
  ownCluster ??= startThrowawayPostgres();
  return (await ownCluster).url;
}

/**
 * Makes a database that is a copy of the template, which is prepared first when nobody has done so.
 * It is made in the cluster of the test run (the environment's), else in one of this process's own.
 */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const cluster = await clusterUrl();
  const template = await ensureTemplate(cluster, options);
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await withAdministrator(cluster, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: withDatabase(cluster, name),
    drop: () =>
      withAdministrator(cluster, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** The template gets its name when it is whole, so one that failed or was killed does not count. */
async function ensureTemplate(cluster: string, options: TestDatabaseOptions): Promise<string> {
  const hash = createHash('sha256').update(options.template).digest('hex').slice(0, 16);
  const name = `template_${hash}`;
  await withAdministrator(cluster, async (client) => {
    if (await exists(client, name)) return;
    await client.query("SELECT pg_advisory_lock(hashtext('setrum test template'), hashtext($1))", [
      name,
    ]);
    if (await exists(client, name)) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await options.prepare(withDatabase(cluster, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

/** Runs `work` on a connection to the database `postgres`; its end gives up every lock. */
async function withAdministrator(
  cluster: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(cluster, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}
