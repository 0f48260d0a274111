import type { CatalogueEntry } from './entry.ts';

/** Collective requests (PB Kolektif). */
export const collectiveErrors = {
  SETRUM_COLLECTIVE_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Permohonan kolektif {collectiveNo} tidak ditemukan.',
    en: 'There is no collective request {collectiveNo}.',
    action: { id: 'Periksa nomornya di daftar kolektif.', en: 'Check its number in the list.' },
  },
  SETRUM_COLLECTIVE_KNOWN: {
    http: 409,
    iso: null,
    id: 'Berkas ini sudah dikirim sebagai {collectiveNo}.',
    en: 'This very file was sent already, as {collectiveNo}.',
    action: {
      id: 'Lanjutkan yang sudah ada, atau batalkan dulu bila keliru.',
      en: 'Go on with that one, or cancel it first when it was a mistake.',
    },
  },
  SETRUM_COLLECTIVE_STATE: {
    http: 409,
    iso: null,
    id: 'Permohonan kolektif {collectiveNo} sudah {state}.',
    en: 'The collective request {collectiveNo} is {state} already.',
    action: { id: 'Muat ulang dan lihat kemajuannya.', en: 'Load it again and see how far it is.' },
  },
  SETRUM_COLLECTIVE_EMPTY: {
    http: 422,
    iso: null,
    id: 'Berkas tidak memuat satu pun permohonan.',
    en: 'There is no request in the file.',
    action: {
      id: 'Isi baris di bawah nama kolom, satu permohonan per baris.',
      en: 'Fill in lines below the names of the columns, a request in each.',
    },
  },
  SETRUM_COLLECTIVE_LINE: {
    http: 422,
    iso: null,
    id: 'Kolom {column}: {detail}.',
    en: 'Column {column}: {detail}.',
    action: { id: 'Perbaiki isi kolom itu.', en: 'Correct what stands in that column.' },
  },
  SETRUM_COLLECTIVE_LINE_CELLS: {
    http: 422,
    iso: null,
    id: 'Baris ini lebih panjang atau lebih pendek daripada baris nama kolom.',
    en: 'The line has more or fewer cells than there are columns.',
    action: {
      id: 'Isi yang memuat pemisah harus diapit tanda kutip ganda.',
      en: 'A cell with a delimiter in it stands in double quotes.',
    },
  },
  SETRUM_COLLECTIVE_LINE_REPEATED: {
    http: 409,
    iso: null,
    id: 'Permohonan yang sama persis ada di {place}.',
    en: 'The very same request stands in {place}.',
    action: {
      id: 'Hapus barisnya; sambungan kedua di alamat yang sama diajukan satu per satu.',
      en: 'Remove the line; a second connection at the same place is entered by itself.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
