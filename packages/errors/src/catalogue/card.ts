import type { CatalogueEntry } from './entry.ts';

/** The card and the reader. */
export const cardErrors = {
  SETRUM_READER_MISSING: {
    http: null,
    iso: null,
    id: 'Pembaca kartu tidak ditemukan: {detail}.',
    en: 'No card reader was found: {detail}.',
    action: {
      id: 'Sambungkan pembaca kartu dan pastikan layanan PC/SC berjalan.',
      en: 'Connect the reader and see that the PC/SC service is running.',
    },
  },
  SETRUM_READER_BUSY: {
    http: null,
    iso: null,
    id: 'Pembaca kartu sedang dipakai program lain.',
    en: 'Another program is using the card reader.',
    action: {
      id: 'Tutup program lain yang memakai kartu, lalu tempelkan kartu lagi.',
      en: 'Close the other program that uses the card, then tap the card again.',
    },
  },
  SETRUM_CARD_MISSING: {
    http: null,
    iso: null,
    id: 'Tidak ada kartu di pembaca.',
    en: 'There is no card on the reader.',
    action: { id: 'Tempelkan kartu.', en: 'Tap the card.' },
  },
  SETRUM_CARD_REMOVED: {
    http: null,
    iso: null,
    id: 'Kartu terangkat sebelum selesai.',
    en: 'The card was taken away before the end.',
    action: {
      id: 'Tempelkan kartu yang sama sekali lagi; tidak ada yang hilang.',
      en: 'Tap the same card again; nothing is lost.',
    },
  },
  SETRUM_CARD_OTHER: {
    http: null,
    iso: null,
    id: 'Ini kartu lain: {found}, bukan {expected}.',
    en: 'This is another card: {found}, not {expected}.',
    action: {
      id: 'Tempelkan kartu yang dipakai saat pembelian.',
      en: 'Tap the card that the purchase was made with.',
    },
  },
  SETRUM_CARD_UNKNOWN_CHIP: {
    http: null,
    iso: null,
    id: 'Jenis kartu tidak didukung.',
    en: 'This kind of card is not supported.',
    action: { id: 'Pakai kartu dari penerbit.', en: 'Use a card from the issuer.' },
  },
  SETRUM_CARD_BLANK: {
    http: null,
    iso: null,
    id: 'Kartu kosong: belum ada nomor meter.',
    en: 'The card is blank: it has no meter number yet.',
    action: {
      id: 'Tempelkan kartu di meter, atau ketik nomor meter.',
      en: 'Tap the card at the meter, or type the meter number.',
    },
  },
  SETRUM_CARD_BLOCKED: {
    http: 409,
    iso: '0016',
    id: 'Kartu diblokir oleh penerbit.',
    en: 'The card is blocked by its issuer.',
    action: {
      id: 'Ketik nomor meter, dan persilakan pelanggan meminta kartu baru.',
      en: 'Type the meter number, and have the customer ask for a new card.',
    },
  },
  SETRUM_CARD_WRITE_FAILED: {
    http: null,
    iso: null,
    id: 'Kartu tidak menyimpan data dengan benar.',
    en: 'The card did not store the data correctly.',
    action: {
      id: 'Tempelkan kartu sekali lagi; bila tetap gagal, ketik token di meter dan ganti kartu.',
      en: 'Tap the card again; if it keeps failing, type the token at the meter and replace the card.',
    },
  },
  SETRUM_CARD_REFUSED: {
    http: null,
    iso: null,
    id: 'Kartu menolak perintah ({status}).',
    en: 'The card refused the command ({status}).',
    action: {
      id: 'Tempelkan kartu sekali lagi; bila tetap gagal, ganti kartu.',
      en: 'Tap the card again; if it keeps failing, replace it.',
    },
  },
  SETRUM_CARD_SILENT: {
    http: null,
    iso: null,
    id: 'Kartu tidak menjawab dalam {timeoutMs} ms.',
    en: 'The card did not answer within {timeoutMs} ms.',
    action: { id: 'Angkat kartu dan tempelkan lagi.', en: 'Take the card away and tap it again.' },
  },
  SETRUM_CARD_OUTDATED: {
    http: null,
    iso: null,
    id: 'Kartu sudah memuat kotak surat yang lebih baru.',
    en: 'The card already holds a newer mailbox.',
    action: {
      id: 'Ketik token di meter; token tetap berlaku.',
      en: 'Type the token at the meter; it stays good.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
