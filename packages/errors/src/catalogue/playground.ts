import type { CatalogueEntry } from './entry.ts';

/** The loop that a visitor of the demo plays. */
export const playgroundErrors = {
  SETRUM_PLAYGROUND_OVER: {
    http: 404,
    iso: null,
    id: 'Peragaan ini sudah berakhir.',
    en: 'This playground is over.',
    action: {
      id: 'Mulai yang baru: meter dan kartu baru menunggu.',
      en: 'Begin a new one: a new meter and a new card are waiting.',
    },
  },
  SETRUM_PLAYGROUND_FULL: {
    http: 503,
    iso: null,
    id: 'Semua {most} tempat peragaan sedang dipakai.',
    en: 'All {most} playgrounds are in use.',
    action: {
      id: 'Tunggu beberapa menit, lalu mulai lagi.',
      en: 'Wait some minutes, then begin again.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
