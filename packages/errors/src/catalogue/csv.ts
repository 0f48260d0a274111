import type { CatalogueEntry } from './entry.ts';

/** Files of comma separated values. */
export const csvErrors = {
  SETRUM_CSV_NOT_TEXT: {
    http: 422,
    iso: null,
    id: 'Berkas bukan teks UTF-8.',
    en: 'The file is not UTF-8 text.',
    action: {
      id: 'Simpan dari lembar kerja sebagai "CSV UTF-8", bukan buku kerja atau Unicode lain.',
      en: 'Save it from the spreadsheet as "CSV UTF-8", not as a workbook or another Unicode.',
    },
  },
  SETRUM_CSV_TOO_LARGE: {
    http: 413,
    iso: null,
    id: 'Berkas CSV melebihi {mostBytes} byte.',
    en: 'The CSV file has more than {mostBytes} bytes.',
    action: { id: 'Bagi menjadi beberapa berkas.', en: 'Split it into several files.' },
  },
  SETRUM_CSV_TOO_LONG: {
    http: 413,
    iso: null,
    id: 'Berkas CSV melebihi {mostLines} baris data.',
    en: 'The CSV file has more than {mostLines} lines of data.',
    action: { id: 'Bagi menjadi beberapa berkas.', en: 'Split it into several files.' },
  },
  SETRUM_CSV_COLUMN_MISSING: {
    http: 422,
    iso: null,
    id: 'Berkas CSV tidak memiliki kolom {columns}.',
    en: 'The CSV file lacks the columns {columns}.',
    action: {
      id: 'Baris pertama harus memuat nama kolom; tambahkan yang kurang.',
      en: 'The first line must name the columns; add those that are missing.',
    },
  },
  SETRUM_CSV_COLUMN_UNKNOWN: {
    http: 422,
    iso: null,
    id: 'Kolom {columns} tidak dikenal atau ganda. Yang dikenal: {known}.',
    en: 'The columns {columns} are not known, or there twice. Known are: {known}.',
    action: { id: 'Perbaiki baris pertama berkas.', en: 'Correct the first line of the file.' },
  },
  SETRUM_CSV_MALFORMED: {
    http: 422,
    iso: null,
    id: 'Baris {line} berkas CSV tidak dapat dibaca: tanda kutip keliru atau baris terlalu panjang.',
    en: 'Line {line} of the CSV file cannot be read: a stray quote, or the line is too long.',
    action: {
      id: 'Perbaiki baris itu; isi yang memuat pemisah atau tanda kutip harus diapit tanda kutip ganda.',
      en: 'Correct that line; a cell with a delimiter or a quote in it stands in double quotes.',
    },
  },
  SETRUM_CSV_CELLS: {
    http: 422,
    iso: null,
    id: 'Jumlah kolom baris {line} tidak sama dengan baris pertama.',
    en: 'Line {line} has more or fewer cells than the first line.',
    action: { id: 'Perbaiki baris itu.', en: 'Correct that line.' },
  },
  SETRUM_CSV_EMPTY: {
    http: 422,
    iso: null,
    id: 'Berkas CSV tidak memuat baris data.',
    en: 'The CSV file has no lines of data.',
    action: {
      id: 'Isi data mulai baris kedua, di bawah nama kolom.',
      en: 'Data begin on the second line, below the names of the columns.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
