import { spawn } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { programPath } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { codeOf, lastLines, startFailure, tailOf } from './failure.ts';
import { spawnAs } from './run.ts';
import { serverArguments } from './settings.ts';
import { makeSocketFolder } from './socket.ts';

/** A server that we started; `ended` says how once it has. */
export interface Spawned {
  readonly pid: number | undefined;
  /** How long the log was before. */
  readonly logOffset: number;
  ended: string | null;
}

const largestLogBytes = 1_000_000;

/**
 * Starts a server in a session of its own, as pg_ctl would: Ctrl-C and the end of our process do
 * not touch it. Unlike with pg_ctl there is no shell in between that a path could trip up, and its
 * end is seen at once.
 */
export async function spawnServer(cluster: Cluster): Promise<Spawned> {
  await makeSocketFolder(cluster.socketDir, cluster.account);
  await putAsideLargeLog(cluster.logFile);
  const logFile = await open(cluster.logFile, 'a', 0o600);
  try {
    const { account } = cluster;
    if (account !== null) await logFile.chown(account.uid, account.gid);
    const { size } = await logFile.stat();
    const child = spawn(
      programPath(cluster.binaries, 'postgres'),
      serverArguments(cluster.dir, cluster.socketDir, cluster.settings),
      { ...spawnAs(account), detached: true, stdio: ['ignore', logFile.fd, logFile.fd] },
    );
    const spawned: Spawned = { pid: child.pid, logOffset: size, ended: null };
    child.once('error', (error) => {
      spawned.ended = error.message;
    });
    child.once('exit', (exitCode, signal) => {
      spawned.ended = signal ?? `exit code ${exitCode}`;
    });
    child.unref();
    return spawned;
  } finally {
    await logFile.close();
  }
}

/**
 * Returns when a server's early end is one that passes: another one was first, or what a killed
 * one left behind is not gone yet. Any other end is final and is thrown, with the log's last lines.
 */
export async function judgeEnd(cluster: Cluster, spawned: Spawned): Promise<void> {
  const said = await tailOf(cluster.logFile, spawned.logOffset);
  if (/pre-existing shared memory block|lock file "[^"]*" already exists/.test(said)) return;
  throw startFailure(
    `PostgreSQL ended at its start (${spawned.ended}); ${cluster.logFile}:${lastLines(said)}`,
  );
}

async function putAsideLargeLog(logFile: string): Promise<void> {
  try {
    const { size } = await stat(logFile);
    if (size > largestLogBytes) await rename(logFile, `${logFile}.1`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}
