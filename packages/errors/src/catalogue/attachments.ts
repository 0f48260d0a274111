import type { CatalogueEntry } from './entry.ts';

/** Attachments to applications and customers. */
export const attachmentsErrors = {
  SETRUM_ATTACHMENT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Lampiran tidak ditemukan.',
    en: 'There is no such attachment.',
    action: { id: 'Muat ulang daftar lampiran.', en: 'Load the list of attachments again.' },
  },
  SETRUM_ATTACHMENT_REMOVED: {
    http: 410,
    iso: null,
    id: 'Lampiran ini sudah dihapus.',
    en: 'This attachment was removed.',
    action: {
      id: 'Daftar lampiran memuat siapa yang menghapus dan alasannya.',
      en: 'The list of attachments says who removed it, and why.',
    },
  },
  SETRUM_ATTACHMENT_TYPE: {
    http: 415,
    iso: null,
    id: 'Berkas bukan JPEG, PNG atau PDF.',
    en: 'The file is not a JPEG, a PNG or a PDF.',
    action: {
      id: 'Simpan atau pindai sebagai JPEG, PNG atau PDF; mengganti nama berkas tidak menolong.',
      en: 'Save or scan it as JPEG, PNG or PDF; giving it another name does not help.',
    },
  },
  SETRUM_ATTACHMENT_TOO_LARGE: {
    http: 413,
    iso: null,
    id: 'Berkas melebihi {mostBytes} byte.',
    en: 'The file has more than {mostBytes} bytes.',
    action: {
      id: 'Kecilkan gambar, atau pindai dengan resolusi lebih rendah.',
      en: 'Make the image smaller, or scan it at a lower resolution.',
    },
  },
  SETRUM_ATTACHMENT_IMAGE_SIZE: {
    http: 422,
    iso: null,
    id: 'Gambar {widthPx} x {heightPx} piksel terlalu besar; sisi terpanjang paling besar {mostSidePx} piksel.',
    en: 'The image of {widthPx} x {heightPx} pixels is too large; a side may have {mostSidePx} pixels.',
    action: { id: 'Kecilkan gambar.', en: 'Make the image smaller.' },
  },
  SETRUM_ATTACHMENT_DAMAGED: {
    http: 422,
    iso: null,
    id: 'Berkas rusak atau terpotong ({detail}).',
    en: 'The file is damaged or cut off ({detail}).',
    action: {
      id: 'Buka berkas di komputer Anda, simpan ulang, lalu kirim lagi.',
      en: 'Open the file on your machine, save it anew, and send it again.',
    },
  },
  SETRUM_ATTACHMENT_ACTIVE: {
    http: 422,
    iso: null,
    id: 'PDF memuat isi aktif atau tidak dapat diperiksa ({detail}).',
    en: 'The PDF has active content, or cannot be looked into ({detail}).',
    action: {
      id: 'Cetak dokumen ke PDF baru tanpa sandi dan tanpa lampiran, lalu kirim hasilnya.',
      en: 'Print the document to a new PDF without a password and without attachments, and send that.',
    },
  },
  SETRUM_ATTACHMENT_FULL: {
    http: 409,
    iso: null,
    id: 'Lampiran sudah penuh: paling banyak {mostFiles} berkas dan {mostBytesOfAll} byte.',
    en: 'There is no room for it: {mostFiles} attachments and {mostBytesOfAll} bytes at most.',
    action: {
      id: 'Hapus lampiran yang keliru, atau gabungkan halaman menjadi satu PDF.',
      en: 'Remove what was attached by mistake, or put pages together in one PDF.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
