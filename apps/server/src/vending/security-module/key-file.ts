import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const keyBytes = 32;

/**
 * The sealing key of this installation: 32 random bytes in a file that only its owner can read, made at the first start.
 * Losing it means that stored tokens cannot be told again, so it belongs into the back-up - not beside the database's.
 */
export function loadOrCreateSealingKey(path: string): Promise<KeyObject> {
  return loadOrCreateKey(path);
}

/** The AES-256 key in a file; made when there is none. */
export async function loadOrCreateKey(path: string): Promise<KeyObject> {
  const existing = await loadKey(path);
  if (existing !== null) return existing;
  await create(path);
  return loadOrCreateKey(path);
}

/** The AES-256 key in a file, null when there is no such file. Its bytes are wiped as soon as the object is made. */
export async function loadKey(path: string): Promise<KeyObject | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return null;
  if (bytes.length !== keyBytes)
    throw new Error(`${path} does not hold a key of ${keyBytes} bytes`);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/** Whole and on disk before it has its name: a power cut leaves no half key, and of two servers one wins. */
async function create(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}`;
  const file = await open(temporary, 'w', 0o600);
  const bytes = randomBytes(keyBytes);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    bytes.fill(0);
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
