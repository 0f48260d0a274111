import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only the owner reads it: a meter's state holds its keys. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Writes a file in one piece: after a power cut it holds the old text or the new one, and which of them is on disk when this resolves. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}.new`;
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    const handle = await open(temporary, 'w', PRIVATE_FILE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The new name is in the folder, which is a file of its own. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
