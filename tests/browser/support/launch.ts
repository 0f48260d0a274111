import { type Browser, chromium as driver } from 'playwright-core';
import { chromium } from './requirements.ts';

/** Starts Debian's Chromium, which asks nobody for anything. */
export function launch(): Promise<Browser> {
  return driver.launch({
    executablePath: chromium,
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // In containers /dev/shm is small.
      '--disable-dev-shm-usage',
    ],
  });
}
