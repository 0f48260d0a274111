import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverDefaults, startServer, startThrowawayPostgres } from '@setrum/server';
import { Command } from 'commander';
import { runLoop } from '../demo/loop.ts';
import { type Narrator, terminalNarrator } from '../demo/narrator.ts';
import { seedDemoWorld } from '../demo/world.ts';
import { parseRupiah } from '../options.ts';
import { stopSignal } from '../signals.ts';

interface DemoOptions {
  readonly amount: number;
  readonly json?: boolean;
}

/** `setrum demo`: the loop once, on a database that is thrown away afterwards. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Putar seluruh alur sekali, di basis data sementara. Run the loop once, on a throw-away database',
    )
    .option('--amount <rupiah>', 'what the customer buys for', parseRupiah, 50_000)
    .option('--json', 'one JSON object on standard output instead of the story')
    .action(async (options: DemoOptions) => {
      const narrate: Narrator =
        options.json === true ? () => undefined : terminalNarrator(process.stdout);
      const result = await onThrowawayServer((serverUrl, keys) =>
        runLoop({
          serverUrl,
          keys,
          amountRupiah: options.amount,
          requestKey: 'demo-loop',
          narrate,
        }),
      );
      if (options.json === true) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    });
}

type Use<Result> = (
  serverUrl: string,
  keys: Awaited<ReturnType<typeof seedDemoWorld>>,
) => Promise<Result>;

/** Starts database and server, and takes both away whatever happens; Ctrl-C ends the demo in the same orderly way. */
async function onThrowawayServer<Result>(use: Use<Result>): Promise<Result> {
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
    return use(server.url, await seedDemoWorld(server, dataDir));
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
