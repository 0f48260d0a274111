import { existsSync } from 'node:fs';

/** Debian's Chromium, best without the parts that only a window needs: it takes half the time. */
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The Chromium of the tests; another one by SETRUM_CHROMIUM. */
export const chromium =
  process.env['SETRUM_CHROMIUM'] ??
  browsers.find((path) => existsSync(path)) ??
  '/usr/bin/chromium';

/** Why tests in a browser cannot run here, or false: what `test` takes as `skip`. */
export const skip: string | false = existsSync(chromium)
  ? false
  : `no browser at ${chromium}; to have one: sudo apt-get install chromium-headless-shell`;
