import { designId } from './texts/design.id.ts';
import { shellId } from './texts/shell.id.ts';

/** The source of the texts that every page may use. A page's own texts lie in its folder: `pages/<page>/texts.ts`. */
export const id = { ...designId, ...shellId } as const;
