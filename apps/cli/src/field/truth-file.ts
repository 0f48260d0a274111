import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Truth } from '@setrum/field';

/** The truth of a field, a JSON object a line. */
export interface TruthFile {
  write(truths: readonly Truth[]): Promise<void>;
  close(): Promise<void>;
}

/** A file that is made, or written over, when the first truth is known: a field that is refused leaves that of another one alone. */
export function truthFileAt(path: string): TruthFile {
  let opening: Promise<FileHandle> | null = null;
  return {
    write: async (truths) => {
      opening ??= created(path);
      const file = await opening;
      await file.write(truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
    },
    close: async () => {
      await (await opening)?.close();
    },
  };
}

async function created(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'w');
}
