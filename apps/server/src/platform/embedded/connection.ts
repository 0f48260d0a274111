import { realpath } from 'node:fs/promises';
import { Socket } from 'node:net';
import pg from 'pg';
import { codeOf, reasonOf } from './failure.ts';
import { databaseName, socketPort, superuser } from './settings.ts';

/**
 * Every process that uses the cluster holds this advisory lock shared, in the database `postgres`.
 * Who stops the cluster takes it alone, so that nobody can arrive between the look and the stop.
 */
export const useLock = 7_387_011;

export interface ConnectLimits {
  readonly connectTimeoutMs: number;
}

/**
 * `ready`: a checked connection, holding the lock. `answering`: the server lives and says not yet.
 * `silent`: nothing answers. `other`: a server answers, but for another cluster. `broken`: the server
 * answers and cannot work.
 */
export type Answer =
  | { readonly kind: 'ready'; readonly client: pg.Client }
  | { readonly kind: 'answering' | 'silent' | 'other' | 'broken'; readonly reason: string };

/** The connection string of the cluster's database, for `pg` and libpq alike. */
export function connectionString(socketDir: string): string {
  const host = encodeURIComponent(socketDir);
  return `postgresql://${superuser}@${host}:${socketPort}/${databaseName}`;
}

/** Connects to the server behind the socket and makes sure that it works and that it is the cluster's. */
export async function connect(
  socketDir: string,
  clusterDir: string,
  limits: ConnectLimits,
): Promise<Answer> {
  const client = new pg.Client({
    host: socketDir,
    port: socketPort,
    user: superuser,
    database: 'postgres',
    password: '',
    ssl: false,
    application_name: 'setrum-keeper',
    connectionTimeoutMillis: limits.connectTimeoutMs,
    query_timeout: 2 * limits.connectTimeoutMs,
  });
  // Without a listener a lost connection would end the process; the query that fails tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ dir: string }>(
      "SELECT current_setting('data_directory') AS dir",
    );
    if (!(await isSameFolder(rows[0]?.dir ?? '', clusterDir))) {
      await close(client);
      return { kind: 'other', reason: `it serves ${rows[0]?.dir}` };
    }
    // Loads PL/pgSQL: a server whose programs were removed under it still answers SELECT 1.
    await client.query('DO $$ BEGIN END $$');
    await client.query('SELECT pg_advisory_lock_shared($1)', [useLock]);
    return { kind: 'ready', client };
  } catch (error) {
    await close(client);
    return { kind: judge(error), reason: reasonOf(error) };
  }
}

/** By SQLSTATE: 57P01 to 57P03 come and go with start and stop, 53300 is a full house. */
function judge(error: unknown): 'answering' | 'silent' | 'broken' {
  const code = codeOf(error) ?? '';
  if (/^57P0[123]$|^53300$/.test(code)) return 'answering';
  return error instanceof pg.DatabaseError ? 'broken' : 'silent';
}

async function isSameFolder(one: string, other: string): Promise<boolean> {
  return (await realpath(one).catch(() => one)) === (await realpath(other));
}

/** Makes the cluster's database unless it is there; of two that do it at once, one does. */
export async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
    databaseName,
  ]);
  if (rowCount !== 0) return;
  try {
    await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    // 42P04 and 23505: the other one was first.
    if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
  }
}

const closeMs = 1_000;

/** Ends a connection; one whose server does not see to it is torn down. */
export async function close(client: pg.Client): Promise<void> {
  const tear = setTimeout(() => socketOf(client)?.destroy(), closeMs);
  // It fails when the connection is lost already, and then it is as closed as it can be.
  await client.end().catch(() => undefined);
  clearTimeout(tear);
}

/** The connection's socket, to say whether our process should stay for it. */
export function socketOf(client: pg.Client): Socket | null {
  const { stream } = client.connection;
  return stream instanceof Socket ? stream : null;
}
