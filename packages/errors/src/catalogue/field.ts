import type { CatalogueEntry } from './entry.ts';

/** Filling a database with a field of households. */
export const fieldErrors = {
  SETRUM_FIELD_OCCUPIED: {
    http: null,
    iso: null,
    id: 'Basis data ini sudah berisi pelanggan.',
    en: 'This database holds customers already.',
    action: {
      id: 'Pakai folder data atau basis data kosong, atau tambahkan --add bila lapangan memang harus masuk di sampingnya.',
      en: 'Use an empty data folder or database, or say --add if the field is to go in beside them.',
    },
  },
  SETRUM_FIELD_REGION_TAKEN: {
    http: null,
    iso: null,
    id: 'Wilayah {region} sudah berisi pelanggan.',
    en: 'Region {region} holds customers already.',
    action: {
      id: 'Pilih wilayah lain dengan --region, dua angka.',
      en: 'Choose another region with --region, two digits.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
