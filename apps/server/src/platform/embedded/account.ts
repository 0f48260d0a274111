import { readFile, stat } from 'node:fs/promises';
import { codeOf, startFailure } from './failure.ts';

/** An account of the machine that PostgreSQL runs under. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The accounts in the text of /etc/passwd; lines that are not accounts are passed over. */
export function parseAccounts(passwd: string): readonly Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/**
 * The account to run PostgreSQL under, because it refuses to run as root: the owner of a
 * cluster that is there already, else `postgres`, else `nobody`.
 * Null: run it as ourselves, which is right for everybody but root.
 */
export function chooseAccount(
  selfUid: number,
  owner: Account | null,
  accounts: readonly Account[],
): Account | null {
  if (selfUid !== 0) return null;
  if (owner !== null && owner.uid !== 0) return owner;
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find((account) => account.name === name && account.uid !== 0);
    if (found !== undefined) return found;
  }
  throw startFailure(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody; ' +
      'add one (useradd --system postgres) or start Setrum as an ordinary user',
  );
}

/** All accounts of this machine; none where there is no /etc/passwd. */
export async function listAccounts(): Promise<readonly Account[]> {
  try {
    return parseAccounts(await readFile('/etc/passwd', 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The owner of `path`, by name where the machine knows one; null when there is no such path. */
export async function ownerOf(path: string, accounts: readonly Account[]): Promise<Account | null> {
  const found = await stat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return null;
  const name = accounts.find((account) => account.uid === found.uid)?.name ?? `${found.uid}`;
  return { name, uid: found.uid, gid: found.gid };
}

/** Our own user id. PostgreSQL's socket and accounts are those of Unix, so there must be one. */
export function ownUid(): number {
  if (process.getuid === undefined) {
    throw startFailure('it runs on Linux and macOS only; set DATABASE_URL to a PostgreSQL');
  }
  return process.getuid();
}
