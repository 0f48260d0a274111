import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The access keys of the demo world's counter and staff. */
export interface DemoKeys {
  readonly counter: string;
  readonly staff: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'keys', 'demo-access-keys.json');

/** Null when no demo server has run in this data directory. */
export async function readDemoKeys(dataDir: string): Promise<DemoKeys | null> {
  try {
    return JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as DemoKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function writeDemoKeys(dataDir: string, keys: DemoKeys): Promise<void> {
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const temporary = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, fileOf(dataDir));
}
