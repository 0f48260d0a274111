// Where a test run keeps what it throws away: databases are made and dropped by the hundred, and on a disk that takes many times as long.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const memory = '/dev/shm';
const prefix = 'setrum-test-';
/** A whole run takes less than one; containers often have but 64 MB. */
const wantedBytes = 6 * 2 ** 30;

/** A new folder in memory, where there is room; null: the machine's folder for temporary files has to do. `remove` takes it away. */
export function quickFolder() {
  try {
    removeLeftovers();
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < wantedBytes) return null;
    const path = mkdtempSync(join(memory, `${prefix}${process.pid}-`));
    // For the account that the databases run as, when we are root.
    chmodSync(path, 0o1777);
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
  } catch (error) {
    console.error(`No folder in memory (${error.message}): the tests take longer.`);
    return null;
  }
}

/** What killed runs have left; the name holds their number. */
function removeLeftovers() {
  for (const name of readdirSync(memory)) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (name.startsWith(prefix) && pid > 0 && !isAlive(pid))
      rmSync(join(memory, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
