import type { CatalogueEntry } from './entry.ts';

const counter = { http: null, iso: null } as const;

/** The counter's journal, and sales as it remembers them. */
export const journalErrors = {
  SETRUM_JOURNAL_FULL: {
    ...counter,
    id: 'Disk loket penuh: buku penjualan tidak dapat ditulis.',
    en: "The counter's disk is full: its journal cannot be written.",
    action: {
      id: 'Kosongkan ruang disk. Penjualan yang belum tercatat tidak dimulai; yang sudah berjalan dilanjutkan dari daftar tertunda.',
      en: 'Free some space. A sale that could not be noted was not begun; one that was under way goes on from the list of pending sales.',
    },
  },
  SETRUM_JOURNAL_UNWRITABLE: {
    ...counter,
    id: 'Buku penjualan tidak dapat ditulis: {detail}.',
    en: 'The journal cannot be written: {detail}.',
    action: {
      id: 'Periksa disk dan hak akses foldernya. Penjualan yang belum tercatat tidak dimulai.',
      en: 'Check the disk and who may write to the folder. A sale that could not be noted was not begun.',
    },
  },
  SETRUM_JOURNAL_UNREADABLE: {
    ...counter,
    id: 'Buku penjualan tidak dapat dibuka: {detail}.',
    en: 'The journal cannot be opened: {detail}.',
    action: {
      id: 'Periksa folder dan disk. Jangan menjual dengan buku baru sebelum yang lama terbaca: penjualan tertunda ada di dalamnya.',
      en: 'Check folder and disk. Do not sell with a new journal before the old one is read: pending sales are in it.',
    },
  },
  SETRUM_JOURNAL_DAMAGED: {
    ...counter,
    id: 'Buku penjualan rusak di {where}: {detail}.',
    en: 'The journal is damaged at {where}: {detail}.',
    action: {
      id: 'Cocokkan penjualan hari itu dengan laporan pusat; mungkin ada penjualan yang tidak tampil sebagai tertunda. Simpan berkasnya dan periksa disk.',
      en: "Compare that day's sales with the centre's; one may be missing from the pending ones. Keep the file, and check the disk.",
    },
  },
  SETRUM_CLOCK_BACK: {
    ...counter,
    id: 'Jam komputer mundur: sekarang {now}, catatan terakhir {last}.',
    en: 'The clock has gone back: it is {now}, the last entry is of {last}.',
    action: {
      id: 'Betulkan jam komputer. Bila jam sekarang benar, nyatakan benar, lalu jual lagi. Penjualan tertunda tetap dapat dilanjutkan.',
      en: 'Set the clock. If it is right now, say so, and sell again. Pending sales can be resumed meanwhile.',
    },
  },
  SETRUM_SALE_ENDED: {
    ...counter,
    id: 'Penjualan ini sudah selesai ({step}).',
    en: 'This sale has ended ({step}).',
    action: {
      id: 'Cetak ulang struknya, atau tulis tokennya sekali lagi di kartu yang sama.',
      en: 'Print its receipt again, or write its token on the same card once more.',
    },
  },
  SETRUM_SALE_OPEN: {
    ...counter,
    id: 'Penjualan ini belum selesai ({step}).',
    en: 'This sale has not ended ({step}).',
    action: { id: 'Lanjutkan dari daftar tertunda.', en: 'Resume it from the pending ones.' },
  },
  SETRUM_SALE_MADE: {
    ...counter,
    id: 'Penjualan ini sudah terjadi di pusat dan tidak dapat dibatalkan.',
    en: 'The centre has made this sale; it cannot be called off.',
    action: {
      id: 'Lanjutkan: tempelkan kartunya, atau berikan tokennya di kertas, dan terima uangnya.',
      en: 'Resume it: tap its card, or give the token on paper, and take the money.',
    },
  },
  SETRUM_HOLDER_NOT_CONFIRMED: {
    http: 409,
    iso: null,
    id: 'Nama pelanggan belum dipastikan untuk meter {meterNo}.',
    en: 'The name of the customer has not been confirmed for meter {meterNo}.',
    action: {
      id: 'Bacakan nama dari pusat kepada pelanggan, lalu pastikan.',
      en: "Read the centre's name to the customer, and confirm it.",
    },
  },
  SETRUM_CARD_WORN: {
    ...counter,
    id: 'Kartu ini dua kali gagal ditulis: kartu aus.',
    en: 'Writing this card has failed twice: it is worn.',
    action: {
      id: 'Berikan token di kertas, dan persilakan pelanggan mengganti kartu.',
      en: 'Give the token on paper, and have the customer get a new card.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
