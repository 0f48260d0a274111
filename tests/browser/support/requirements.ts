import { existsSync } from 'node:fs';

/** Debian's Chromium; another one by SETRUM_CHROMIUM. */
export const chromium = process.env['SETRUM_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why tests in a browser cannot run here, or false: what `test` takes as `skip`. */
export const skip: string | false = existsSync(chromium)
  ? false
  : `no browser at ${chromium}; to have one: sudo apt-get install chromium`;
