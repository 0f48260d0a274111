import { after } from 'node:test';
import { type DemoServer, startDemo } from './demo-server.ts';

export type Demo = Pick<DemoServer, 'url' | 'dataDir'>;

/** While one writes tests: a demo that is up already, and its folder, instead of one of our own. */
const { SETRUM_BROWSER_DEMO: given, SETRUM_BROWSER_DEMO_DATA: givenDir = '' } = process.env;

let running: Promise<DemoServer> | null = null;
after(async () => {
  await (await running)?.stop();
});

/**
 * A demo server with the built screens, started by the first who asks: the test files of this folder share a process (scripts/test/plan.mjs), so
 * it is one for all of them. Keep to people and meters of your own, or leave them as they were.
 */
export async function demo(): Promise<Demo> {
  if (given !== undefined) return { url: given, dataDir: givenDir };
  running ??= startDemo();
  return running;
}
