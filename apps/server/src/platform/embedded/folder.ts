import { chmod, mkdir } from 'node:fs/promises';

/**
 * Makes a folder with exactly this mode, whatever the umask of whoever started us takes away; the folders above it are made as usual. One
 * that exists is left as it is. True when it was made now.
 */
export async function makeFolder(path: string, mode: number): Promise<boolean> {
  const made = await mkdir(path, { recursive: true, mode });
  if (made === undefined) return false;
  await chmod(path, mode);
  return true;
}
