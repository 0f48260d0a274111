import type { CatalogueEntry } from './entry.ts';

/** Payments of bills and registrations. */
export const paymentsErrors = {} as const satisfies Record<string, CatalogueEntry>;
