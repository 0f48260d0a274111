import type { CatalogueEntry } from './entry.ts';

/** Bank messages. */
export const hostErrors = {} as const satisfies Record<string, CatalogueEntry>;
