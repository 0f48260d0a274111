import type { CatalogueEntry } from './entry.ts';

/** Webhooks. */
export const webhooksErrors = {} as const satisfies Record<string, CatalogueEntry>;
