import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type RunningServer,
  serverDefaults,
  startServer,
  startThrowawayPostgres,
} from '@setrum/server';
import { stopSignal } from '../signals.ts';
import type { DemoKeys } from './keys.ts';
import { seedDemoWorld } from './world.ts';

/** A server with the demo world that is about to be thrown away. */
export interface ThrowawayServer {
  readonly server: RunningServer;
  readonly dataDir: string;
  readonly keys: DemoKeys;
}

type Use<Result> = (running: ThrowawayServer) => Promise<Result>;

/** Starts database and server, and takes both away whatever happens; Ctrl-C ends the demo in the same orderly way. */
export async function onThrowawayServer<Result>(use: Use<Result>): Promise<Result> {
  const cleanUps: (() => Promise<void>)[] = [];
  const stop = stopSignal();
  const interrupted = stop.asked.then((signal): never => {
    throw new Error(`stopped by ${signal}`);
  });
  const run = async (): Promise<Result> => {
    const postgres = await startThrowawayPostgres();
    cleanUps.push(() => postgres.stop());
    const dataDir = await mkdtemp(join(tmpdir(), 'setrum-demo-'));
    cleanUps.push(() => rm(dataDir, { recursive: true, force: true }));
    const server = await startServer({
      ...serverDefaults,
      port: 0,
      dataDir,
      databaseUrl: postgres.url,
    });
    cleanUps.push(() => server.stop());
    return use({ server, dataDir, keys: await seedDemoWorld(server, dataDir) });
  };
  const running = run();
  try {
    return await Promise.race([running, interrupted]);
  } finally {
    // Whatever was being started when Ctrl-C came must have started before it can be taken away.
    await running.catch(() => undefined);
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
    stop.release();
  }
}
