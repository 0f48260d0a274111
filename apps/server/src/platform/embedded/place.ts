import { createHash } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  link,
  mkdir,
  readFile,
  realpath,
  rmdir,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, chooseAccount, listAccounts, ownerOf } from './account.ts';
import { draftOf, removeDeadDrafts } from './drafts.ts';
import { codeOf, reasonOf, startFailure } from './failure.ts';
import { makeFolder } from './folder.ts';
import { firstClosedFolder } from './reach.ts';

/** Where a cluster lies: `base` holds its files, its log and, when the path is short enough, its socket. */
export interface Place {
  readonly base: string;
  /** The account PostgreSQL runs under; null: our own. */
  readonly account: Account | null;
}

const maxNamesakes = 100;

/** The cluster's folder in a place. */
export function clusterFolder(base: string): string {
  return join(base, 'postgres');
}

/** The note in a data folder that names the place of a cluster that lies elsewhere. */
export function noteFile(dataDir: string): string {
  return join(dataDir, 'postgres.place');
}

/**
 * Finds the place of the data folder's cluster, or decides on it: the data folder itself. Only when
 * we are root and PostgreSQL's account cannot get there, a folder of its own below `systemDir`, and
 * a note in the data folder says which. Makes the data folder when there is none.
 */
export async function findPlace(
  dataDir: string,
  systemDir: string,
  selfUid: number,
  log: (line: string) => void,
): Promise<Place> {
  const folder = await makeDataDir(dataDir);
  const accounts = await listAccounts();
  const noted = await readNote(folder);
  const base = noted ?? folder;
  const owner = await ownerOf(clusterFolder(base), accounts);
  const account = chooseAccount(selfUid, owner, accounts);
  if (account === null) {
    await refuseForeignOwner(base, owner, accounts, selfUid);
    return { base, account };
  }
  const closed = await firstClosedFolder(base, account);
  if (closed === null) return { base, account };
  if (owner !== null || noted !== null) {
    throw startFailure(
      `user ${account.name} must reach its files in ${base}, but may not enter ${closed} (chmod a+x ${closed})`,
    );
  }
  const chosen = await claimPlace(folder, systemDir, account);
  log(`User ${account.name} may not enter ${closed}, so the database is kept in ${chosen}.`);
  return { base: chosen, account };
}

async function makeDataDir(dataDir: string): Promise<string> {
  try {
    // Others need not look inside, but PostgreSQL's account has to pass through when we are root.
    await makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    return await realpath(dataDir);
  } catch (error) {
    throw startFailure(
      `the data folder ${dataDir} cannot be made (${reasonOf(error)}); choose another`,
      error,
    );
  }
}

async function refuseForeignOwner(
  base: string,
  clusterOwner: Account | null,
  accounts: readonly Account[],
  selfUid: number,
): Promise<void> {
  const writable = await access(base, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (writable && (clusterOwner === null || clusterOwner.uid === selfUid)) return;
  const owner = clusterOwner ?? (await ownerOf(base, accounts));
  const self = accounts.find((account) => account.uid === selfUid)?.name ?? `${selfUid}`;
  throw startFailure(
    `${base} belongs to user ${owner?.name}, and Setrum was started by user ${self}; start it as ` +
      `${owner?.name}, give the folder away (chown -R ${self} ${base}), or choose another data folder`,
  );
}

async function readNote(dataDir: string): Promise<string | null> {
  const text = await readFile(noteFile(dataDir), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw startFailure(`${noteFile(dataDir)} cannot be read (${reasonOf(error)})`, error);
  });
  if (text === null) return null;
  const base = text.split('\n')[0]?.trim() ?? '';
  const found = await stat(base).catch(() => null);
  if (found?.isDirectory()) return base;
  // An empty database in its stead would look as if everything had been lost.
  throw startFailure(
    `${noteFile(dataDir)} says that the database is kept in ${base}, which cannot be found; ` +
      'bring that folder back, or remove the note to start with an empty database',
  );
}

/**
 * A new folder below `systemDir` for this data folder. A folder of that name without a note belongs
 * to a data folder that was removed since: it is left alone, for removing one must not bring old data
 * back. When two processes claim at once, the note that was there first counts for both.
 */
async function claimPlace(dataDir: string, systemDir: string, account: Account): Promise<string> {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const note = noteFile(dataDir);
  try {
    await makeFolder(systemDir, 0o755);
    const base = await mkdirFree(join(systemDir, hash));
    await removeDeadDrafts(note);
    const draft = draftOf(note);
    await writeFile(draft, `${base}\n`);
    const won = await linkNew(draft, note);
    await unlink(draft);
    if (!won) await rmdir(base);
  } catch (error) {
    throw startFailure(
      `user ${account.name} cannot reach ${dataDir}, and no place can be made in ${systemDir} ` +
        `(${reasonOf(error)}); choose a data folder that ${account.name} can reach`,
      error,
    );
  }
  const base = await readNote(dataDir);
  if (base === null) throw startFailure(`${note} was removed while the database was starting`);
  const closed = await firstClosedFolder(base, account);
  if (closed === null) return base;
  throw startFailure(
    `user ${account.name} may not enter ${closed}; open it (chmod a+x ${closed}), or choose a data folder that ${account.name} can reach`,
  );
}

async function mkdirFree(wanted: string): Promise<string> {
  for (let turn = 1; turn <= maxNamesakes; turn += 1) {
    const path = turn === 1 ? wanted : `${wanted}-${turn}`;
    try {
      await mkdir(path, { mode: 0o711 });
      await chmod(path, 0o711);
      return path;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw new Error(`${wanted} and ${maxNamesakes - 1} like it exist; remove those no longer used`);
}

async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
