import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, ownUid } from './account.ts';
import { codeOf, startFailure } from './failure.ts';
import { firstClosedFolder } from './reach.ts';

/** A socket's whole path has room for 107 bytes, and the name of its file takes 14. */
const longestFolderBytes = 90;

/**
 * The folder for the socket of the cluster in `base`: inside it, or, when that path is too long for
 * a socket, one in the machine's folder for temporary files. `identity` keeps two clusters apart.
 */
export async function socketFolder(
  base: string,
  identity: string,
  account: Account | null,
): Promise<string> {
  const inside = join(base, 'socket');
  if (Buffer.byteLength(inside) <= longestFolderBytes) return inside;
  const name = `setrum-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
  for (const temporary of [tmpdir(), '/tmp']) {
    const path = join(temporary, name);
    if (Buffer.byteLength(path) > longestFolderBytes) continue;
    if (account === null || (await firstClosedFolder(temporary, account)) === null) return path;
  }
  throw startFailure(
    `the path ${inside} is too long for a socket; choose a data folder with a shorter path`,
  );
}

/**
 * Makes the socket's folder: mode 0700, owned by PostgreSQL's account. Everybody may make folders
 * beside it, so one that is there already must be ours, or somebody could put a false server in it.
 */
export async function makeSocketFolder(path: string, account: Account | null): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(path);
  const ours = found.uid === ownUid() || found.uid === account?.uid;
  if (!found.isDirectory() || !ours) {
    throw startFailure(`${path} is not a folder of ours; remove it`);
  }
  if (account !== null) await chown(path, account.uid, account.gid);
  await chmod(path, 0o700);
}
