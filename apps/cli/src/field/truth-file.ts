import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Truth } from '@setrum/field';

/** The truth of a field, a JSON object a line. */
export interface TruthFile {
  write(truths: readonly Truth[]): Promise<void>;
  close(): Promise<void>;
}

/** A new file, or one that is written over. */
export async function createTruthFile(path: string): Promise<TruthFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  return {
    write: async (truths) => {
      await file.write(truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
    },
    close: () => file.close(),
  };
}
