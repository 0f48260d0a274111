import type { CatalogueEntry } from './entry.ts';

/** The partner simulator and conformance. */
export const bankErrors = {} as const satisfies Record<string, CatalogueEntry>;
