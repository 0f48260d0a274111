import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Cluster } from './cluster.ts';
import { close, socketOf } from './connection.ts';
import { reasonOf } from './failure.ts';
import { ensureRunning, type Limits, type Running } from './server.ts';
import { stopServer, takeAlone } from './stop.ts';

const revivals = 5;
const revivalPauseMs = 1_000;

/**
 * Holds the one connection that tells others that we use the cluster. When the server goes away under
 * us (a crash, a kill), it is started again; the pools of the program connect anew by themselves.
 */
export class Keeper {
  readonly #cluster: Cluster;
  readonly #limits: Limits;
  readonly #log: (line: string) => void;
  #client: pg.Client | null = null;
  #reviving: Promise<void> | null = null;
  #stopping: Promise<void> | null = null;

  constructor(cluster: Cluster, limits: Limits, log: (line: string) => void, running: Running) {
    this.#cluster = cluster;
    this.#limits = limits;
    this.#log = log;
    this.#hold(running.client);
  }

  /** Stops the server unless somebody else uses it. Calling it again changes nothing. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  #hold(client: pg.Client): void {
    this.#client = client;
    client.once('end', () => this.#lost(client));
    // The server may run for as long as it likes; that is no reason for our process to.
    socketOf(client)?.unref();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    if (this.#stopping !== null || this.#reviving !== null) return;
    this.#log('The database went away: it is started again.');
    this.#reviving = this.#revive().finally(() => {
      this.#reviving = null;
    });
  }

  async #revive(): Promise<void> {
    for (let turn = 1; turn <= revivals && this.#stopping === null; turn += 1) {
      try {
        const running = await ensureRunning(this.#cluster, this.#limits, this.#log);
        this.#hold(running.client);
        this.#log('The database runs again.');
        return;
      } catch (error) {
        this.#log(`The database could not be started again (${turn}): ${reasonOf(error)}`);
        await sleep(revivalPauseMs, undefined, { ref: false });
      }
    }
  }

  async #stop(): Promise<void> {
    await this.#reviving;
    const client = this.#client;
    if (client === null) return;
    socketOf(client)?.ref();
    try {
      if (await takeAlone(client)) await stopServer(this.#cluster, 'fast', this.#log);
      else this.#log('Somebody else uses the database: it keeps running.');
    } catch (error) {
      this.#log(`The database could not be asked whether others use it: ${reasonOf(error)}`);
    } finally {
      this.#client = null;
      await close(client);
    }
  }
}
