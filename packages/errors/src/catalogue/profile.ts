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
  SETRUM_ANALYSIS_ENGINE: {
    http: 501,
    iso: null,
    id: 'Mesin analisis (DuckDB) tidak terpasang di komputer ini: {detail}.',
    en: 'The engine for analysis (DuckDB) is not installed on this machine: {detail}.',
    action: {
      id: 'Pasang paket @duckdb/node-api, atau jalankan di komputer yang didukungnya. Semua yang lain berjalan tanpanya.',
      en: 'Install the package @duckdb/node-api, or run this on a machine that it supports. All else works without it.',
    },
  },
  SETRUM_ANALYSIS_FOLDER: {
    http: 404,
    iso: null,
    id: 'Tidak ada berkas bulanan di {folder}.',
    en: 'There are no monthly files in {folder}.',
    action: {
      id: 'Ekspor dahulu dengan "setrum profile export", atau sebutkan foldernya dengan --folder.',
      en: 'Export first with "setrum profile export", or name the folder with --folder.',
    },
  },
  SETRUM_ANALYSIS_QUERY: {
    http: 400,
    iso: null,
    id: 'Pertanyaan itu tidak dapat dijawab: {detail}.',
    en: 'The question cannot be answered: {detail}.',
    action: {
      id: 'Periksa SQL-nya; nama dan kolom yang ada ditunjukkan oleh "setrum profile query --help" dan docs/p2tl.md.',
      en: 'Check its SQL; "setrum profile query --help" and docs/p2tl.md show the names and columns there are.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
