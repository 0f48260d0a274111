import { link, readFile, readlink, realpath, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isProcessAlive } from './drafts.ts';
import { codeOf } from './failure.ts';
import { socketPort } from './settings.ts';

/** What `postmaster.pid` says of the server that runs, or ran, on a cluster. */
export interface Postmaster {
  readonly pid: number;
  /** Null until the server has come so far as to write it. */
  readonly socketDir: string | null;
  /** The file as it was read. */
  readonly text: string;
}

/** The file in which PostgreSQL says which process serves a cluster. */
export function pidFile(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/** Reads a `postmaster.pid`: process id, data directory, start time, port, socket folder, one a line. */
export function parsePostmaster(text: string): Postmaster | null {
  const [pidLine = '', , , , socketDir = ''] = text.split('\n');
  const pid = Number.parseInt(pidLine, 10);
  if (!(pid > 0)) return null;
  return { pid, socketDir: socketDir === '' ? null : socketDir, text };
}

/** The cluster's postmaster according to its pid file; null when there is none. */
export function readPostmaster(clusterDir: string): Promise<Postmaster | null> {
  return readLock(pidFile(clusterDir));
}

async function readLock(file: string): Promise<Postmaster | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  return parsePostmaster(text);
}

/** `gone`: no such process. `foreign`: the id is now another process's. `running`: it is the cluster's. */
export type Life = 'gone' | 'foreign' | 'running';

/** What became of the process that a pid file names. A process id is used again, above all in containers. */
export async function lifeOf(postmaster: Postmaster, clusterDir: string): Promise<Life> {
  const { pid } = postmaster;
  if (!isProcessAlive(pid)) return 'gone';
  const status = await readProcess(pid, 'stat');
  // No /proc on this system: the process id is all there is to go by.
  if (status === null) return (await readProcess('self', 'stat')) === null ? 'running' : 'gone';
  // A zombie answers to its id for as long as nobody collects it, and blocks PostgreSQL's own check.
  if (/^[ZX]/.test(status.slice(status.lastIndexOf(')') + 2))) return 'foreign';
  return (await worksIn(pid, await realpath(clusterDir))) ? 'running' : 'foreign';
}

/** A postmaster works in its data directory. A container's root may not look; then its arguments tell. */
async function worksIn(pid: number, clusterDir: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === clusterDir;
  } catch {
    const commandLine = (await readProcess(pid, 'cmdline')) ?? '';
    return commandLine.split('\0').includes(clusterDir);
  }
}

async function readProcess(pid: number | 'self', name: string): Promise<string | null> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null;
    throw error;
  });
}

/**
 * Removes the pid file and the socket's lock file when they name a process that is not the cluster's.
 * PostgreSQL would take that process for its own kind and refuse to start.
 * Two servers on one cluster stay impossible: PostgreSQL's shared memory is a second lock.
 */
export async function removeStaleLocks(clusterDir: string, socketDir: string): Promise<void> {
  for (const file of [pidFile(clusterDir), join(socketDir, `.s.PGSQL.${socketPort}.lock`)]) {
    const named = await readLock(file);
    if (named === null || (await lifeOf(named, clusterDir)) !== 'foreign') continue;
    await removeUnchanged(file, named.text);
  }
}

/**
 * Removes `file` if it still holds `text`. It is moved away and looked at again first, so that one
 * written in between by a server that has just started is put back.
 */
export async function removeUnchanged(file: string, text: string): Promise<void> {
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, file);
  await unlink(aside);
}
