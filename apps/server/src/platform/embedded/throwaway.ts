import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, chooseAccount, listAccounts, ownerOf, ownUid } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { close, connectionString, createDatabase } from './connection.ts';
import { isProcessAlive } from './drafts.ts';
import { defaultSystemDir, type EmbeddedPostgres, prepareCluster } from './embedded.ts';
import { clusterFolder } from './place.ts';
import { firstClosedFolder } from './reach.ts';
import { defaultLimits, ensureRunning } from './server.ts';
import { durableSettings, type Settings, throwawaySettings } from './settings.ts';
import { stopServer } from './stop.ts';

export interface ThrowawayOptions {
  readonly log?: (line: string) => void;
  readonly settings?: Settings;
  /** The folder to make it in; the machine's folder for temporary files when not given. */
  readonly parent?: string;
}

const prefix = 'setrum-throwaway-';

/**
 * Starts a PostgreSQL that nobody will miss: new, fast because it never waits for the disk, gone with
 * all its files at `stop`, whoever is connected. What killed processes left behind goes first.
 */
export async function startThrowawayPostgres(
  options: ThrowawayOptions = {},
): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const account = chooseAccount(ownUid(), null, await listAccounts());
  const parent = options.parent ?? (await reachableTemporary(account));
  await removeLeftovers(parent, log);
  const base = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  let cluster: Cluster | null = null;
  try {
    await chmod(base, account === null ? 0o700 : 0o711);
    const settings = { ...durableSettings, ...throwawaySettings, ...options.settings };
    cluster = await prepareCluster({ base, account }, defaultSystemDir, settings, false);
    const { client, socketDir } = await ensureRunning(cluster, defaultLimits, log);
    await createDatabase(client);
    await close(client);
    const stop = once(() => discard(base, cluster, log));
    return { url: connectionString(socketDir), adopted: false, stop };
  } catch (error) {
    await discard(base, cluster, log);
    throw error;
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | null = null;
  return () => {
    result ??= action();
    return result;
  };
}

async function reachableTemporary(account: Account | null): Promise<string> {
  if (account === null) return tmpdir();
  for (const folder of [tmpdir(), '/tmp']) {
    if ((await firstClosedFolder(folder, account)) === null) return folder;
  }
  return '/var/tmp';
}

async function discard(
  base: string,
  cluster: Cluster | null,
  log: (line: string) => void,
): Promise<void> {
  if (cluster !== null) await stopServer(cluster, 'immediate', log);
  await rm(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Folders that a dead process of ours made; the name holds its id. Other people's are theirs to clean. */
async function removeLeftovers(parent: string, log: (line: string) => void): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!name.startsWith(prefix) || !(pid > 0) || isProcessAlive(pid)) continue;
    const base = join(parent, name);
    const found = await stat(base).catch(() => null);
    if (found === null || found.uid !== ownUid()) continue;
    log(`Removing ${base}, left by process ${pid}.`);
    await discard(base, await leftCluster(base), log);
  }
}

/** What it takes to stop a left server: as the account that owns its files, so that nothing else can be hit. */
async function leftCluster(base: string): Promise<Cluster | null> {
  const dir = clusterFolder(base);
  const accounts = await listAccounts();
  const owner = await ownerOf(dir, accounts);
  if (owner === null) return null;
  const account = chooseAccount(ownUid(), owner, accounts);
  const binaries = await reachableBinaries(await installedBinaries(), account, defaultSystemDir);
  const logFile = join(base, 'postgres.log');
  return { dir, logFile, socketDir: join(base, 'socket'), account, binaries, settings: {} };
}
