import type { CatalogueEntry } from './entry.ts';

/** Load profile: readings from files, reports over places of the network. */
export const profileErrors = {
  SETRUM_READING_MALFORMED: {
    http: 422,
    iso: null,
    id: 'Baris tidak dapat dibaca: {column} = "{value}".',
    en: 'The line cannot be read: {column} = "{value}".',
    action: {
      id: 'Perbaiki kolom itu menurut docs/profile.md, lalu impor lagi; baris yang sudah masuk tidak tersimpan dua kali.',
      en: 'Mend the column as docs/profile.md says and import again; lines that are in are not stored twice.',
    },
  },
  SETRUM_READING_TOO_EARLY: {
    http: 422,
    iso: null,
    id: 'Bulan {month} belum berakhir ketika dibaca ({readAt}), atau waktu baca itu belum tiba.',
    en: 'Month {month} was not over when it was read ({readAt}), or that time has not come yet.',
    action: {
      id: 'Periksa bulan dan waktu baca. Catatan bulanan baru ada setelah bulan itu berakhir.',
      en: 'Check month and time of reading. The record of a month is there only once the month is over.',
    },
  },
  SETRUM_FEEDER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Penyulang {feeder} tidak dikenal di unit Anda.',
    en: 'Feeder {feeder} is not known in your units.',
    action: {
      id: 'Periksa kodenya, atau pilih dari daftar unit.',
      en: 'Check its code, or choose it from the list of the unit.',
    },
  },
  SETRUM_TRANSFORMER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Gardu {transformer} tidak dikenal di unit Anda.',
    en: 'Transformer {transformer} is not known in your units.',
    action: {
      id: 'Periksa kodenya, atau pilih dari daftar penyulang.',
      en: 'Check its code, or choose it from the list of the feeder.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
