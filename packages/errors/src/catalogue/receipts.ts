import type { CatalogueEntry } from './entry.ts';

/** Receipts. */
export const receiptsErrors = {} as const satisfies Record<string, CatalogueEntry>;
