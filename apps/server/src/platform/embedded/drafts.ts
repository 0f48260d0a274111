import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './failure.ts';

const mark = '.new-';

/**
 * A name beside `path` under which something is made before it is renamed to `path`. It holds our
 * process id, so that what a killed process left half-made is known for what it is.
 */
export function draftOf(path: string): string {
  return `${path}${mark}${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Removes the drafts of `path` whose makers are gone. */
export async function removeDeadDrafts(path: string): Promise<void> {
  const prefix = `${basename(path)}${mark}`;
  for (const name of await readdir(dirname(path))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!name.startsWith(prefix) || !(pid > 0) || isProcessAlive(pid)) continue;
    await rm(join(dirname(path), name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Whether some process has this id now; it need not be the one that had it before. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
