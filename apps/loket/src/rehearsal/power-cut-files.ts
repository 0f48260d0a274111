import { stat, truncate, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type JournalFiles, localFiles } from '../journal/files.ts';

/** A whole number from 0 up to, but without, `below`. */
export type Chance = (below: number) => number;

/** Real files that forget at a power cut what nobody had waited for. */
export interface PowerCutFiles extends JournalFiles {
  /**
   * Of every file, keeps what was synchronised and, as it falls, some of the bytes behind it; new files of a folder that was not synchronised
   * may be gone. Files must be closed.
   */
  cut(chance: Chance): Promise<void>;
}

/** A file's length when it was synchronised last, and whether its name is safe. */
interface Fate {
  synced: number;
  named: boolean;
}

export function powerCutFiles(): PowerCutFiles {
  const fates = new Map<string, Fate>();
  return {
    ...localFiles,
    async create(path) {
      const file = await localFiles.create(path);
      const fate: Fate = { synced: 0, named: false };
      fates.set(path, fate);
      return {
        ...file,
        async sync() {
          await file.sync();
          fate.synced = (await stat(path)).size;
        },
      };
    },
    async remove(path) {
      await localFiles.remove(path);
      fates.delete(path);
    },
    async syncFile(path) {
      await localFiles.syncFile(path);
      const fate = fates.get(path);
      if (fate !== undefined) fate.synced = (await stat(path)).size;
    },
    async syncFolder(path) {
      await localFiles.syncFolder(path);
      for (const [name, fate] of fates) if (dirname(name) === path) fate.named = true;
    },
    async cut(chance) {
      for (const [path, { synced, named }] of fates) {
        const { size } = await stat(path);
        if (!named && chance(2) === 0) await unlink(path);
        else if (size > synced)
          await tear(path, synced, chance(size - synced + 1), chance(4) === 0);
      }
      fates.clear();
    },
  };
}

/** What was not synchronised may be there in part, or, where the length got to the disk before the bytes, as zeros. */
async function tear(path: string, synced: number, more: number, zeros: boolean): Promise<void> {
  if (zeros) await truncate(path, synced);
  await truncate(path, synced + more);
}
