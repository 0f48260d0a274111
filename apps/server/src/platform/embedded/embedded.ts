import { join } from 'node:path';
import { ownUid } from './account.ts';
import { installedBinaries, reachableBinaries } from './binaries.ts';
import { type Cluster, createCluster, identityOf } from './cluster.ts';
import { connectionString, createDatabase } from './connection.ts';
import { Keeper } from './keeper.ts';
import { clusterFolder, findPlace, type Place } from './place.ts';
import { defaultLimits, ensureRunning, type Limits } from './server.ts';
import { durableSettings, type Settings } from './settings.ts';
import { socketFolder } from './socket.ts';

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** For `pg`: the database `setrum`, by way of the socket. */
  readonly url: string;
  /** True when it ran already, for instance because the last process was killed. */
  readonly adopted: boolean;
  /**
   * Stops it, unless other clients are connected: then it runs on for them. End your own pools
   * first. Takes seconds at most; calling it again changes nothing.
   */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder for the database's files; made when it is missing. */
  readonly dataDir: string;
  /** Takes what an operator should know, a line at a time. */
  readonly log?: (line: string) => void;
  /** On top of the standing ones; they hold for a server that this call starts. */
  readonly settings?: Settings;
  /** Where root keeps what PostgreSQL's account cannot reach elsewhere. */
  readonly systemDir?: string;
  readonly limits?: Limits;
}

export const defaultSystemDir = '/var/lib/setrum';

/**
 * Starts PostgreSQL on the cluster in `dataDir`, which is made when it is missing, or adopts the one
 * that runs there. Any number of processes may share one.
 * @throws SETRUM_DATABASE_START, its detail saying what to change or what the server's log says.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const systemDir = options.systemDir ?? defaultSystemDir;
  const place = await findPlace(options.dataDir, systemDir, ownUid(), log);
  const settings = { ...durableSettings, ...options.settings };
  const cluster = await prepareCluster(place, systemDir, settings, true);
  const limits = options.limits ?? defaultLimits;
  const running = await ensureRunning(cluster, limits, log);
  const keeper = new Keeper({ ...cluster, socketDir: running.socketDir }, limits, log, running);
  await createDatabase(running.client);
  return {
    url: connectionString(running.socketDir),
    adopted: running.adopted,
    stop: () => keeper.stop(),
  };
}

/** The cluster of a place, made when it is missing, and the programs that its account can run. */
export async function prepareCluster(
  place: Place,
  systemDir: string,
  settings: Settings,
  durable: boolean,
): Promise<Cluster> {
  const { base, account } = place;
  const binaries = await reachableBinaries(await installedBinaries(), account, systemDir);
  const dir = clusterFolder(base);
  await createCluster(dir, binaries, account, durable);
  const socketDir = await socketFolder(base, await identityOf(dir), account);
  return { dir, logFile: join(base, 'postgres.log'), socketDir, account, binaries, settings };
}
