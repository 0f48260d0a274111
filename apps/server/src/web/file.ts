import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the web app as it lies in memory; with what the build has compressed beside it. */
export interface WebFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** All files of a built web app by their addresses; null when nothing was built there. They are few and small: no request reads a disk. */
export async function readWebFiles(folder: string): Promise<ReadonlyMap<string, WebFile> | null> {
  let names: string[];
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const files = new Map<string, WebFile>();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const compressed = async (ending: string): Promise<Buffer | null> =>
      names.includes(`${name}${ending}`) ? readFile(join(folder, `${name}${ending}`)) : null;
    const plain = await readFile(join(folder, name));
    files.set(`/${name.split(sep).join('/')}`, {
      ...{ type, plain, etag: etagOf(plain) },
      ...{ gzip: await compressed('.gz'), brotli: await compressed('.br') },
    });
  }
  return files.has('/index.html') ? files : null;
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}
