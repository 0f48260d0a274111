import { installDependencies } from './install.mjs';
import { readState, whyInstall, writeStamp } from './installed.mjs';
import { withLock } from './lock.mjs';
import { buildScreens } from './screens.mjs';
import { installSystemPackages, missingPackages, skippedLine } from './system-packages.mjs';

/**
 * Brings what is missing: with `forTests` the system's packages first, because npm drops the driver
 * for card readers without a word when it cannot be compiled; then npm's; then the screens are built.
 * @param {string} root the checkout
 * @param {{ forTests: boolean, say: (line: string) => void }} options
 * @returns {Promise<boolean>} false when the checkout cannot be used
 */
export async function setUp(root, { forTests, say }) {
  const missing = forTests ? missingPackages() : [];
  if (missing.length > 0) {
    if (!installSystemPackages.possible()) say(skippedLine(missing));
    else await withLock(root, say, () => installSystemPackages(say));
  }
  if (whyInstall(readState(root), { forTests }) !== null) {
    const brought = await withLock(root, say, () => bringDependencies(root, forTests, say));
    if (!brought) return false;
  }
  return buildScreens(root, say);
}

/** Looks again first: whoever held the lock before may have done it all. */
async function bringDependencies(root, forTests, say) {
  const state = readState(root);
  const reason = whyInstall(state, { forTests });
  if (reason === null) return true;
  if (reason === 'unstamped') {
    // Somebody ran npm by hand, and what is there agrees with the lock file.
    writeStamp(root, state, {});
    return true;
  }
  say('Installing dependencies…');
  if (!(await installDependencies(root, say))) return false;
  const after = readState(root);
  writeStamp(root, after, { driverTried: state.driverPossible });
  if (state.driverPossible && !after.driverBuilt) {
    say('The driver for card readers could not be compiled: tests of real readers are skipped.');
  }
  return true;
}
