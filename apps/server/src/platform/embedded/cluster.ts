import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { type Binaries, majorVersion, programPath } from './binaries.ts';
import { draftOf, removeDeadDrafts } from './drafts.ts';
import { codeOf, lastLines, reasonOf, startFailure } from './failure.ts';
import { run } from './run.ts';
import { hostBasedAccess, initdbArguments, type Settings } from './settings.ts';

/** A cluster on disk and what it takes to run it. */
export interface Cluster {
  /** PostgreSQL's data directory. */
  readonly dir: string;
  readonly logFile: string;
  readonly socketDir: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
  readonly settings: Settings;
}

const initdbTimeoutMs = 120_000;

/**
 * Makes the cluster `dir` unless it is there. It is made under another name and renamed when it is
 * whole, so a kill leaves no half of one; of two processes that do it at once, the first wins.
 */
export async function createCluster(
  dir: string,
  binaries: Binaries,
  account: Account | null,
  durable: boolean,
): Promise<void> {
  await removeDeadDrafts(dir);
  if (await isClusterOf(dir, binaries)) return;
  const draft = draftOf(dir);
  try {
    await fillDraft(draft, binaries, account, durable);
    await rename(draft, dir);
    await syncFolder(dirname(dir));
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 3 });
    const lost = codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST';
    if (lost && (await isClusterOf(dir, binaries))) return;
    throw error;
  }
}

async function fillDraft(
  draft: string,
  binaries: Binaries,
  account: Account | null,
  durable: boolean,
): Promise<void> {
  try {
    await mkdir(draft, { mode: 0o700 });
    if (account !== null) await chown(draft, account.uid, account.gid);
  } catch (error) {
    throw startFailure(`${draft} cannot be made (${reasonOf(error)})`, error);
  }
  const initdb = programPath(binaries, 'initdb');
  const outcome = await run(initdb, initdbArguments(draft, durable), account, initdbTimeoutMs);
  if (outcome.exitCode !== 0) {
    throw startFailure(`initdb failed (${outcome.exitCode}):${lastLines(outcome.output)}`);
  }
  await writeFile(join(draft, 'pg_hba.conf'), hostBasedAccess);
}

/** True for a cluster of our major version, false for nothing or an empty folder; else it cannot be used. */
async function isClusterOf(dir: string, binaries: Binaries): Promise<boolean> {
  const version = await readFile(join(dir, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw startFailure(`${dir} cannot be read (${reasonOf(error)})`, error);
  });
  if (version === null) return false;
  if (version.trim() === majorVersion(binaries)) return true;
  throw startFailure(
    `the database in ${dir} is of PostgreSQL ${version.trim()} and this is ${binaries.version}; ` +
      'dump it with the old version and load it into a new data folder',
  );
}

/** So that the rename outlives a power failure. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** When the cluster was made and where: no two clusters share it, even one after the other in one place. */
export async function identityOf(dir: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(dir);
  return `${dir}:${ino}:${birthtimeMs}`;
}
