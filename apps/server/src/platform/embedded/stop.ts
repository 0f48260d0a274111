import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { programPath } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { useLock } from './connection.ts';
import { lifeOf, type Postmaster, readPostmaster } from './postmaster.ts';
import { run } from './run.ts';

const waitSeconds = { fast: 30, immediate: 10 } as const;
const graceMs = 1_000;
const killWaitMs = 5_000;
const pollMs = 25;

/**
 * Stops the server as the cluster's owner would with `pg_ctl stop`. A fast stop that does not come
 * to an end becomes an immediate one (the next start recovers), and that one a kill.
 */
export async function stopServer(
  cluster: Cluster,
  mode: 'fast' | 'immediate',
  log: (line: string) => void,
): Promise<void> {
  const postmaster = await readPostmaster(cluster.dir);
  if (postmaster === null || (await lifeOf(postmaster, cluster.dir)) !== 'running') return;
  const seconds = waitSeconds[mode];
  const { output } = await run(
    programPath(cluster.binaries, 'pg_ctl'),
    ['stop', '-D', cluster.dir, '-m', mode, '-w', '-s', '-t', `${seconds}`],
    cluster.account,
    (seconds + 5) * 1000,
  );
  if (await isGone(cluster, postmaster, graceMs)) return;
  if (mode === 'immediate') return killServer(cluster, postmaster);
  log(`The database did not stop in ${seconds} s (${output.trim()}): it is stopped at once.`);
  return stopServer(cluster, 'immediate', log);
}

/** Ends a server that does not listen to anything else. What was committed is safe: the next start recovers. */
export async function killServer(
  cluster: Cluster,
  postmaster: Postmaster,
  waitMs = killWaitMs,
): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    if ((await lifeOf(postmaster, cluster.dir)) !== 'running') return;
    try {
      process.kill(postmaster.pid, signal);
    } catch (error) {
      if ((await lifeOf(postmaster, cluster.dir)) === 'running') throw error;
    }
    if (await isGone(cluster, postmaster, waitMs)) return;
  }
}

async function isGone(cluster: Cluster, postmaster: Postmaster, waitMs: number): Promise<boolean> {
  const startedAt = performance.now();
  while ((await lifeOf(postmaster, cluster.dir)) === 'running') {
    if (performance.now() - startedAt > waitMs) return false;
    await sleep(pollMs);
  }
  return true;
}

/**
 * Takes the lock of those who use the cluster for ourselves alone. False, and the lock given up,
 * when somebody else uses the cluster: another process of Setrum, or any other client. Sessions that
 * were closed just now are given a second to be gone.
 */
export async function takeAlone(client: pg.Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [useLock]);
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock($1) AS taken',
    [useLock],
  );
  if (rows[0]?.taken !== true) return false;
  const startedAt = performance.now();
  while ((await countOthers(client)) > 0) {
    if (performance.now() - startedAt > graceMs) return false;
    await sleep(pollMs);
  }
  return true;
}

async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `SELECT count(*)::integer AS others FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return rows[0]?.others ?? 0;
}
