import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './launch.ts';

let launched: Promise<Browser> | null = null;
after(async () => {
  await (await launched)?.close();
});

/** One Chromium for all browser tests of this process. Its pages have profiles of their own: `browser.newContext()`. */
export function browser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}
