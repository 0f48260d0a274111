import { after } from 'node:test';
import { type DemoServer, startDemo } from './demo-server.ts';

export type Demo = Pick<DemoServer, 'url' | 'dataDir' | 'output'>;

let running: Promise<DemoServer> | null = null;
after(async () => {
  await (await running)?.stop();
});

/**
 * A demo server with the built screens, started by the first who asks: the test files of this folder share a process (scripts/test/plan.mjs), so
 * it is one for all of them. Keep to people and meters of your own, or leave them as they were.
 */
export async function demo(): Promise<Demo> {
  running ??= startDemo();
  return running;
}
