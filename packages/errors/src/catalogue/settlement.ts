import type { CatalogueEntry } from './entry.ts';

/** Settlement and reconciliation. */
export const settlementErrors = {} as const satisfies Record<string, CatalogueEntry>;
