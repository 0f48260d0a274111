import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Cluster } from './cluster.ts';
import { connect } from './connection.ts';
import { lastLines, startFailure, tailOf } from './failure.ts';
import {
  lifeOf,
  type Postmaster,
  pidFile,
  readPostmaster,
  removeStaleLocks,
  removeUnchanged,
} from './postmaster.ts';
import { judgeEnd, type Spawned, spawnServer } from './spawn.ts';
import { killServer, stopServer } from './stop.ts';

export interface Limits {
  readonly connectTimeoutMs: number;
  /** A server that runs and gives no answer for so long counts as hung, and is ended. */
  readonly silenceMs: number;
  /** The whole start; recovery after a crash may take minutes. */
  readonly startMs: number;
  /** How long a signal may take to end a server. */
  readonly killWaitMs: number;
}

export const defaultLimits: Limits = {
  connectTimeoutMs: 5_000,
  silenceMs: 30_000,
  startMs: 600_000,
  killWaitMs: 5_000,
};

export interface Running {
  /** A checked connection that holds the lock of those who use the cluster. */
  readonly client: pg.Client;
  readonly socketDir: string;
  /** True when it ran already, or when another process started it at the same time. */
  readonly adopted: boolean;
}

const pollMs = 40;
/** How long a start may take before there is something to say about it. */
const patienceMs = 3_000;

/**
 * Sees to it that a server runs on the cluster, and connects to it. One that runs is adopted; one that
 * died is started again, and recovers; one that hangs is ended first. Any number of processes may
 * do this at once: PostgreSQL's own locks let one server live, and everybody finds that one.
 */
export async function ensureRunning(
  cluster: Cluster,
  limits: Limits,
  log: (line: string) => void,
): Promise<Running> {
  const startedAt = performance.now();
  let heardAt = startedAt;
  let spawned: Spawned | null = null;
  let said = '';
  let reason = 'it wrote no postmaster.pid';
  while (performance.now() - startedAt < limits.startMs) {
    const postmaster = await readPostmaster(cluster.dir);
    if (postmaster === null || (await lifeOf(postmaster, cluster.dir)) !== 'running') {
      if (performance.now() - heardAt > limits.silenceMs) break;
      spawned = await startAgain(cluster, spawned);
    } else {
      const answer = await connect(postmaster.socketDir ?? cluster.socketDir, cluster.dir, limits);
      if (answer.kind === 'ready') {
        return {
          client: answer.client,
          socketDir: postmaster.socketDir ?? cluster.socketDir,
          adopted: postmaster.pid !== spawned?.pid,
        };
      }
      reason = answer.reason;
      if (reason !== said && performance.now() - startedAt > patienceMs) {
        log(`The database is not ready yet: ${reason}.`);
        said = reason;
      }
      const hung = performance.now() - heardAt > limits.silenceMs;
      const acted = await actOn(answer.kind, hung, reason, cluster, postmaster, limits, log);
      if (acted || answer.kind === 'answering') heardAt = performance.now();
    }
    await sleep(pollMs);
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  const tail = lastLines(await tailOf(cluster.logFile));
  throw startFailure(
    `it is not ready after ${waitedMs} ms (${reason}); ${cluster.logFile}:${tail}`,
  );
}

/** A new server in place of one that is gone; the one that we started, while it is still on its way. */
async function startAgain(cluster: Cluster, spawned: Spawned | null): Promise<Spawned> {
  if (spawned !== null && spawned.ended === null) return spawned;
  if (spawned !== null) await judgeEnd(cluster, spawned);
  await removeStaleLocks(cluster.dir, cluster.socketDir);
  return spawnServer(cluster);
}

/** Ends a server that cannot be used; false when there is nothing to do but wait. */
async function actOn(
  kind: 'answering' | 'silent' | 'other' | 'broken',
  hung: boolean,
  reason: string,
  cluster: Cluster,
  postmaster: Postmaster,
  limits: Limits,
  log: (line: string) => void,
): Promise<boolean> {
  if (kind === 'other') {
    await removeUnchanged(pidFile(cluster.dir), postmaster.text);
    return true;
  }
  if (kind === 'broken') {
    log(`The running database does not work (${reason}): it is started again.`);
    await stopServer(cluster, 'fast', log);
    return true;
  }
  if (kind === 'answering' || !hung) return false;
  log(`The running database does not answer (${reason}): it is ended and started again.`);
  await killServer(cluster, postmaster, limits.killWaitMs);
  return true;
}
