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
  SETRUM_CARD_COPIED: {
    http: 409,
    iso: '0014',
    id: 'Kartu ini salinan: isinya milik kartu lain.',
    en: 'This card is a copy: what stands on it belongs to another card.',
    action: {
      id: 'Jangan layani kartu ini; minta kartu aslinya, atau jual tanpa kartu dan laporkan.',
      en: 'Do not serve this card; ask for the original, or sell without a card, and report it.',
    },
  },
  SETRUM_CARD_FOREIGN: {
    http: null,
    iso: null,
    id: 'Kartu ini bukan kartu listrik: ada data penerbit lain di dalamnya.',
    en: 'This is no electricity card: another issuer’s data is on it.',
    action: {
      id: 'Tempelkan kartu listrik, atau ketik nomor meter. Kartu ini tidak diubah.',
      en: 'Tap the electricity card, or type the meter number. This card was not changed.',
    },
  },
  SETRUM_CARD_NEWER: {
    http: null,
    iso: null,
    id: 'Kartu ditulis oleh versi yang lebih baru dari program ini.',
    en: 'The card was written by a newer version than this program.',
    action: {
      id: 'Perbarui program; sementara itu jual tanpa kartu, token diketik di meter.',
      en: 'Update the program; until then sell without the card, the token is typed at the meter.',
    },
  },
  SETRUM_CARD_TOO_SMALL: {
    http: null,
    iso: null,
    id: 'Memori kartu {chip} terlalu kecil.',
    en: 'The memory of a {chip} card is too small.',
    action: { id: 'Pakai kartu dari penerbit.', en: 'Use a card from the issuer.' },
  },
  SETRUM_CARD_KEY_REFUSED: {
    http: 409,
    iso: null,
    id: 'Kartu tidak menerima kunci untuk bagian ini.',
    en: 'The card does not take the key for this part of it.',
    action: {
      id: 'Tempelkan kartu sekali lagi; bila tetap gagal, jual tanpa kartu dan ganti kartu.',
      en: 'Tap the card again; if it keeps failing, sell without it and replace the card.',
    },
  },
  SETRUM_CARD_FULL: {
    http: null,
    iso: null,
    id: 'Kartu penuh: masih ada token yang menunggu diambil meter.',
    en: 'The card is full: tokens still wait for the meter to take them.',
    action: {
      id: 'Berikan token di kertas, dan minta pelanggan menempelkan kartu di meter.',
      en: 'Give the token on paper, and have the customer tap the card at the meter.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
