import type { CatalogueEntry } from './entry.ts';

/** The server. */
export const serverErrors = {
  SETRUM_BUSY: {
    http: 503,
    iso: '0005',
    id: 'Sistem sedang penuh.',
    en: 'The system is full at the moment.',
    action: {
      id: 'Ulangi dengan kunci permintaan yang sama setelah beberapa detik.',
      en: 'Ask again with the same request key in a few seconds.',
    },
  },
  SETRUM_UNAVAILABLE: {
    http: 503,
    iso: '0005',
    id: 'Sistem belum siap atau basis data tidak terjangkau.',
    en: 'The system is not ready, or its database cannot be reached.',
    action: {
      id: 'Ulangi dengan kunci permintaan yang sama; hasilnya belum diketahui.',
      en: 'Ask again with the same request key; the outcome is not known yet.',
    },
  },
  SETRUM_INTERNAL: {
    http: 500,
    iso: '0005',
    id: 'Terjadi kesalahan di dalam sistem.',
    en: 'Something went wrong inside the system.',
    action: {
      id: 'Ulangi dengan kunci permintaan yang sama; laporkan bila terulang.',
      en: 'Ask again with the same request key; report it if it comes back.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
