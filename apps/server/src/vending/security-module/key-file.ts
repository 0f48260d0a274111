import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const keyBytes = 32;

/**
 * The sealing key of this installation: 32 random bytes in a file that only its owner can read, made at the first start.
 * Losing it means that stored tokens cannot be told again, so it belongs into the back-up - not beside the database's.
 */
export async function loadOrCreateSealingKey(path: string): Promise<KeyObject> {
  const existing = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (existing !== null) {
    if (existing.length !== keyBytes)
      throw new Error(`${path} does not hold a key of ${keyBytes} bytes`);
    return createSecretKey(existing);
  }
  await create(path);
  return loadOrCreateSealingKey(path);
}

/** Whole and on disk before it has its name: a power cut leaves no half key, and of two servers one wins. */
async function create(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(randomBytes(keyBytes));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
