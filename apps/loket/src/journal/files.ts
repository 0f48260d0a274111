import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';

/** A file that only grows. */
export interface GrowingFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Resolves when all that was appended is on disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The journal's port to the file system. Errors are those of Node: their `code` says what is wrong. */
export interface JournalFiles {
  makeFolder(path: string): Promise<void>;
  names(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  /** A new file; EEXIST when there is one. */
  create(path: string): Promise<GrowingFile>;
  /** A new file with this content, all of it or none; false when there is one. */
  claim(path: string, text: string): Promise<boolean>;
  remove(path: string): Promise<void>;
  /** Resolves when all that can be read of a file is on disk, whoever has written it. */
  syncFile(path: string): Promise<void>;
  /** Resolves when files that were made in the folder are there after a power cut, too. */
  syncFolder(path: string): Promise<void>;
}

/** The file system of this machine. Nobody but its user reads what is made. */
export const localFiles: JournalFiles = {
  makeFolder: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  names: (folder) => readdir(folder),
  read: (path) => readFile(path),
  async create(path) {
    const file = await open(path, 'ax', 0o600);
    return {
      append: (bytes) => file.appendFile(bytes),
      sync: () => file.datasync(),
      close: () => file.close(),
    };
  },
  async claim(path, text) {
    const draft = `${path}.${randomUUID()}`;
    await writeWhole(draft, text);
    try {
      await link(draft, path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (!noLinks.includes(codeOf(error))) throw error;
      return await createWhole(path, text);
    } finally {
      await unlink(draft);
    }
  },
  remove: (path) => unlink(path),
  async syncFile(path) {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async syncFolder(path) {
    // Windows keeps its directories by itself, and opens none.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** What file systems without hard links (FAT) answer. */
const noLinks: readonly (string | undefined)[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without links a power cut can leave it without its text. */
async function createWhole(path: string, text: string): Promise<boolean> {
  try {
    await writeWhole(path, text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The code of a file system's error, `ENOSPC` and the like; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
