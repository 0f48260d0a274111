import { existsSync } from 'node:fs';
import { findProgram, withoutPackages } from './machine.mjs';
import { lastLine, run } from './run.mjs';

const administratorFolders = '/usr/sbin:/sbin';
const timeoutMs = 15 * 60_000;

const folders = ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/share/fonts/TTF'];
const program = (name) => (searchPath) => findProgram(name, searchPath) !== null;
const file = (path) => () => existsSync(path);

/** Debian's packages for the tests of card readers, security modules and screens, and by what each is known to be there. */
const packages = {
  pcscd: program('pcscd'),
  'vsmartcard-vpcd': file('/usr/lib/pcsc/drivers/serial/libifdvpcd.so'),
  'libpcsclite-dev': file('/usr/include/PCSC/winscard.h'),
  'g++': program('g++'),
  make: program('make'),
  python3: program('python3'),
  softhsm2: program('softhsm2-util'),
  'chromium-headless-shell': (searchPath) =>
    ['chromium-headless-shell', 'chromium'].some((name) => program(name)(searchPath)),
  // Without any, a browser shows boxes for letters.
  'fonts-liberation': () => folders.some((folder) => existsSync(folder)),
};

/** The packages that are not there. Looked for by their files: somebody may have them from elsewhere. */
export function missingPackages() {
  const searchPath = `${withoutPackages(process.env.PATH ?? '')}:${administratorFolders}`;
  return Object.keys(packages).filter((name) => !packages[name](searchPath));
}

const installCommand = (names) => `apt-get install -y --no-install-recommends ${names.join(' ')}`;

/** What to tell somebody who has to install them himself. */
export function skippedLine(missing) {
  const all = 'Tests that need a card reader, a security module or a browser are skipped';
  if (findProgram('apt-get', process.env.PATH ?? '') === null) {
    return `${all}: this machine has no ${missing.join(', ')}.`;
  }
  return `${all}; to run them: sudo ${installCommand(missing)}`;
}

/** Installs what is missing. A failure costs the tests that need it, so it is said and no more. */
export async function installSystemPackages(say) {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`Installing ${missing.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  // Lists that are out of date may still do, so its failure alone decides nothing.
  const update = await run('apt-get', [...wait, 'update'], { env, timeoutMs });
  const args = [...wait, ...installCommand(missing).split(' ').slice(1)];
  const install = await run('apt-get', args, { env, timeoutMs });
  if (install.ok) return;
  const reason = lastLine(update.ok ? install.output : update.output);
  say(
    `Tests that need a card reader, a security module or a browser are skipped: apt-get failed (${reason}).`,
  );
}

/** Only root can, and only where there is apt. */
installSystemPackages.possible = () =>
  process.getuid?.() === 0 && findProgram('apt-get', process.env.PATH ?? '') !== null;
