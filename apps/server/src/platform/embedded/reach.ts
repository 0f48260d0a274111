import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Account } from './account.ts';

const read = 4;
const search = 1;

async function allows(path: string, account: Account, wanted: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

/**
 * The first folder on the way to `path`, itself included, that `account` may not enter; null when
 * there is none. It goes by the permission bits alone, so it asks as root about another account.
 */
export async function firstClosedFolder(path: string, account: Account): Promise<string | null> {
  const folders: string[] = [];
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of folders) {
    if (!(await allows(folder, account, search))) return folder;
  }
  return null;
}

/** Whether `account` can get to the program `path` and run it. */
export async function canRun(path: string, account: Account): Promise<boolean> {
  const program = await realpath(path);
  if ((await firstClosedFolder(dirname(program), account)) !== null) return false;
  return allows(program, account, read | search);
}
