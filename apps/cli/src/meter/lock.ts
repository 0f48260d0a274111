import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SetrumError } from '@setrum/errors';

/**
 * Keeps a meter's state to this process until the lock is released: two programs on one state would each undo what the other has done. A lock
 * whose process is gone counts for nothing. SETRUM_METER_STATE_IN_USE; _UNWRITABLE where no lock can be made.
 */
export async function lockMeter(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  try {
    await mkdir(dirname(lock), { recursive: true, mode: 0o700 });
    for (let attempt = 0; !(await created(lock)); attempt += 1) {
      const pid = await holder(lock);
      if (pid !== null && (attempt > 0 || isAlive(pid))) {
        throw new SetrumError('SETRUM_METER_STATE_IN_USE', { file, pid });
      }
      await rm(lock, { force: true });
    }
  } catch (error) {
    if (error instanceof SetrumError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_METER_STATE_UNWRITABLE', { file, detail }, { cause: error });
  }
  return () => rm(lock, { force: true });
}

async function created(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', 0o600);
    try {
      await handle.writeFile(String(process.pid));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds the lock; null when it has just been released. A lock without a number was torn while it was written. */
async function holder(lock: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(lock, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's.
    return codeOf(error) !== 'ESRCH';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
