import type { GrowingFile, JournalFiles } from '../../journal/files.ts';
import { localFiles } from '../../journal/files.ts';

/** What goes wrong from now on: which call, with which error of the file system; an append stores so many bytes before it fails. */
export interface Fault {
  readonly call: 'create' | 'append' | 'sync' | 'read' | 'names' | 'claim' | 'remove';
  readonly code: string;
  readonly storedBytes?: number;
}

/** Real files on which things can be made to go wrong. */
export interface FaultyFiles extends JournalFiles {
  fault: Fault | null;
}

export function faultyFiles(): FaultyFiles {
  const check = (call: Fault['call']): void => {
    if (files.fault?.call !== call) return;
    throw Object.assign(new Error(`${files.fault.code}: ${call}`), { code: files.fault.code });
  };
  const growing = (file: GrowingFile): GrowingFile => ({
    ...file,
    async append(bytes) {
      const { storedBytes = 0 } = files.fault?.call === 'append' ? files.fault : {};
      if (storedBytes > 0) await file.append(bytes.subarray(0, storedBytes));
      check('append');
      await file.append(bytes);
    },
    async sync() {
      check('sync');
      await file.sync();
    },
  });
  const files: FaultyFiles = {
    ...localFiles,
    fault: null,
    async create(path) {
      check('create');
      return growing(await localFiles.create(path));
    },
    async read(path) {
      check('read');
      return localFiles.read(path);
    },
    async names(folder) {
      check('names');
      return localFiles.names(folder);
    },
    async claim(path, text) {
      check('claim');
      return localFiles.claim(path, text);
    },
    async remove(path) {
      check('remove');
      return localFiles.remove(path);
    },
  };
  return files;
}
