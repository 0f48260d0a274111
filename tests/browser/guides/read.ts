import { readFile } from 'node:fs/promises';
import { guides } from './list.ts';
import { type Guide, parseGuide } from './parse.ts';

export type GuideName = (typeof guides)[number]['id'];

export const guideFolder = new URL('../../../docs/guide/', import.meta.url);

/** Both languages of a guide, by the name of its Indonesian file. */
export async function readGuides(name: GuideName): Promise<Readonly<Record<'id' | 'en', Guide>>> {
  const english = guides.find(({ id }) => id === name)?.en ?? '';
  const read = async (path: string) =>
    parseGuide(await readFile(new URL(path, guideFolder), 'utf8'));
  return { id: await read(`id/${name}.md`), en: await read(`en/${english}.md`) };
}
