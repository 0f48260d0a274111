import { after } from 'node:test';
import { type Serving, serve, temporaryFolder } from '../../e2e/setrum.ts';

/** The demo that the browser tests look at. */
export interface Demo {
  readonly url: string;
  /** The folder with the demo's keys and people. */
  readonly dataDir: string;
  /** Everything the server has printed. */
  output(): string;
}

interface Running extends Demo {
  readonly server: Serving;
  remove(): Promise<void>;
}

let running: Promise<Running> | null = null;
after(async () => {
  if (running === null) return;
  const { server, remove } = await running;
  await server.end('SIGTERM');
  await remove();
});

/**
 * A demo server with the built screens, started by the first who asks: the test files of this folder share a process (scripts/test/plan.mjs), so
 * it is one for all of them. Keep to people and meters of your own, or leave them as they were.
 */
export async function demo(): Promise<Demo> {
  running ??= start();
  return running;
}

async function start(): Promise<Running> {
  const folder = await temporaryFolder();
  try {
    const server = await serve(['--demo', '--data', folder.path]);
    return {
      url: server.url,
      dataDir: folder.path,
      output: () => server.output(),
      server,
      remove: () => folder.remove(),
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
