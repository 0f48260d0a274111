import type { CatalogueEntry } from './entry.ts';

/** Search. */
export const searchErrors = {
  SETRUM_SEARCH_QUERY: {
    http: 400,
    iso: null,
    id: 'Pencarian tidak dapat dilakukan: {detail}.',
    en: 'Nothing can be found by that: {detail}.',
    action: {
      id: 'Ketik nama, alamat, IDPEL, nomor meter, agenda atau registrasi.',
      en: 'Type a name, an address, an IDPEL, or a number of a meter, an agenda or a registration.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
