import { after } from 'node:test';
import { type Browser, chromium as driver } from 'playwright-core';
import { chromium } from './requirements.ts';

let launched: Promise<Browser> | null = null;
after(async () => {
  await (await launched)?.close();
});

/** One Chromium for all browser tests of this process. Its pages have profiles of their own: `browser.newContext()`. */
export function browser(): Promise<Browser> {
  launched ??= driver.launch({
    executablePath: chromium,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // In containers /dev/shm is small.
      '--disable-dev-shm-usage',
    ],
  });
  return launched;
}
