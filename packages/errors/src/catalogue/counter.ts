import type { CatalogueEntry } from './entry.ts';

/** The counter. */
export const counterErrors = {
  SETRUM_CENTRE_UNREACHABLE: {
    http: null,
    iso: null,
    id: 'Pusat tidak terjangkau: {detail}.',
    en: 'The centre cannot be reached: {detail}.',
    action: {
      id: 'Ulangi; pembelian dilanjutkan dengan kunci yang sama dan tidak ditagih dua kali.',
      en: 'Try again; the purchase goes on under the same key and is never charged twice.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
