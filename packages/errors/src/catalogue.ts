/**
 * One error: what it means to HTTP and to ISO 8583, what a person reads, and what the caller should do.
 * `http` and `iso` are null for errors that never leave a counter, a meter or a shell.
 * ISO codes are those of bit 39 in PLN's dialect.
 */
export interface CatalogueEntry {
  readonly http: number | null;
  readonly iso: string | null;
  readonly id: string;
  readonly en: string;
  readonly action: { readonly id: string; readonly en: string };
}

const entries = {
  // Requests
  SETRUM_BAD_REQUEST: {
    http: 400,
    iso: '0030',
    id: 'Permintaan tidak dapat dibaca: {detail}.',
    en: 'The request cannot be read: {detail}.',
    action: {
      id: 'Perbaiki permintaan; mengulang tanpa perubahan tidak menolong.',
      en: 'Correct the request; sending it again unchanged does not help.',
    },
  },
  SETRUM_UNAUTHENTICATED: {
    http: 401,
    iso: '0011',
    id: 'Kunci akses tidak ada atau tidak dikenal.',
    en: 'The access key is missing or unknown.',
    action: {
      id: 'Kirim kunci akses loket di header Authorization.',
      en: "Send the counter's access key in the Authorization header.",
    },
  },
  SETRUM_FORBIDDEN: {
    http: 403,
    iso: '0006',
    id: 'Kunci akses ini tidak berhak atas permintaan tersebut.',
    en: 'This access key may not do that.',
    action: {
      id: 'Pakai kunci akses dengan peran yang sesuai.',
      en: 'Use an access key that has the role for it.',
    },
  },
  SETRUM_NOT_FOUND: {
    http: 404,
    iso: null,
    id: 'Alamat tidak ditemukan.',
    en: 'There is nothing at this address.',
    action: {
      id: 'Lihat daftar alamat di /api/openapi.json.',
      en: 'See /api/openapi.json for what there is.',
    },
  },
  // Meters and customers
  SETRUM_METER_UNKNOWN: {
    http: 404,
    iso: '0014',
    id: 'Nomor meter {meterNo} tidak terdaftar.',
    en: 'Meter number {meterNo} is not registered.',
    action: {
      id: 'Periksa nomor meter, atau tempelkan kartu pelanggan.',
      en: 'Check the meter number, or tap the card of the customer.',
    },
  },
  SETRUM_CUSTOMER_BLOCKED: {
    http: 409,
    iso: '0016',
    id: 'Pelanggan diblokir untuk pembelian.',
    en: 'The customer is blocked from buying.',
    action: {
      id: 'Persilakan pelanggan menghubungi kantor pelayanan.',
      en: 'Send the customer to the service office.',
    },
  },
  SETRUM_METER_KEY_UNKNOWN: {
    http: 409,
    iso: '0077',
    id: 'Meter {meterNo} belum memiliki kunci token.',
    en: 'Meter {meterNo} has no token key yet.',
    action: {
      id: 'Selesaikan aktivasi meter di AP2T.',
      en: 'Finish the activation of the meter in AP2T.',
    },
  },
  SETRUM_METER_KEY_EXPIRED: {
    http: 409,
    iso: '0077',
    id: 'Kunci token meter {meterNo} sudah kedaluwarsa.',
    en: 'The token key of meter {meterNo} has expired.',
    action: {
      id: 'Meter memerlukan token ganti kunci (KCT).',
      en: 'The meter needs a key change token (KCT).',
    },
  },
  SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED: {
    http: 409,
    iso: '0077',
    id: 'Pengenal token meter {meterNo} habis.',
    en: 'The token identifiers of meter {meterNo} are used up.',
    action: {
      id: 'Meter memerlukan token ganti kunci (KCT) dengan tanggal dasar baru.',
      en: 'The meter needs a key change (KCT) to a later base date.',
    },
  },
  // Purchases
  SETRUM_AMOUNT_INVALID: {
    http: 422,
    iso: '0013',
    id: 'Nilai pembelian Rp {amount} tidak dapat dijadikan token.',
    en: 'An amount of Rp {amount} cannot be made into a token.',
    action: {
      id: 'Pilih nilai yang berlaku.',
      en: 'Choose an amount that is on offer.',
    },
  },
  SETRUM_AMOUNT_TOO_SMALL: {
    http: 422,
    iso: '0041',
    id: 'Nilai pembelian paling kecil Rp {minimum}.',
    en: 'The smallest purchase is Rp {minimum}.',
    action: { id: 'Pilih nilai yang lebih besar.', en: 'Choose a larger amount.' },
  },
  SETRUM_AMOUNT_TOO_LARGE: {
    http: 422,
    iso: '0042',
    id: 'Nilai pembelian paling besar Rp {maximum}.',
    en: 'The largest purchase is Rp {maximum}.',
    action: { id: 'Pilih nilai yang lebih kecil.', en: 'Choose a smaller amount.' },
  },
  SETRUM_TARIFF_UNKNOWN: {
    http: 409,
    iso: '0005',
    id: 'Belum ada harga untuk tarif {tariff} daya {powerVa} VA pada {date}.',
    en: 'There is no price for tariff {tariff} at {powerVa} VA on {date}.',
    action: {
      id: 'Periksa tarif dan daya pelanggan; bila benar, pengelola melengkapi tabel harga.',
      en: "Check the customer's tariff and power; if they are right, the operator completes the price table.",
    },
  },
  SETRUM_TARIFF_RULE_MISSING: {
    http: 500,
    iso: '0005',
    id: 'Aturan uang {rule} tidak ada untuk {date}.',
    en: 'The money rules have no {rule} for {date}.',
    action: {
      id: 'Pengelola melengkapi aturan uang; pembelian belum terjadi.',
      en: 'The operator completes the money rules; nothing was sold.',
    },
  },
  SETRUM_ENERGY_LIMIT: {
    http: 422,
    iso: '0047',
    id: 'Melebihi batas 720 jam nyala: sisa bulan ini {allowedKwh} kWh, diminta {requestedKwh} kWh.',
    en: "Above the limit of 720 hours' use: {allowedKwh} kWh left this month, {requestedKwh} kWh asked for.",
    action: {
      id: 'Pilih nilai yang lebih kecil, atau beli lagi mulai tanggal 1.',
      en: 'Choose a smaller amount, or buy again from the 1st.',
    },
  },
  SETRUM_DEPOSIT_TOO_LOW: {
    http: 409,
    iso: '0046',
    id: 'Saldo deposit mitra tidak cukup.',
    en: "The partner's deposit is too low.",
    action: {
      id: 'Tambah saldo deposit, lalu mulai pembelian baru.',
      en: 'Top the deposit up, then start a new purchase.',
    },
  },
  SETRUM_PARTNER_BLOCKED: {
    http: 403,
    iso: '0006',
    id: 'Mitra diblokir.',
    en: 'The partner is blocked.',
    action: { id: 'Hubungi pengelola P2APST.', en: 'Call the operator of P2APST.' },
  },
  SETRUM_REQUEST_KEY_REUSED: {
    http: 409,
    iso: '0094',
    id: 'Kunci permintaan ini sudah dipakai untuk pembelian lain.',
    en: 'This request key already belongs to another purchase.',
    action: {
      id: 'Pakai kunci baru untuk setiap pembelian baru.',
      en: 'Use a new key for each new purchase.',
    },
  },
  SETRUM_PURCHASE_UNKNOWN: {
    http: 404,
    iso: '0063',
    id: 'Tidak ada pembelian dengan kunci permintaan ini.',
    en: 'There is no purchase under this request key.',
    action: {
      id: 'Pembelian ini tidak pernah terjadi; boleh dimulai lagi.',
      en: 'The purchase never happened; it may be started anew.',
    },
  },
  SETRUM_CARD_SEQUENCE_OLD: {
    http: 409,
    iso: '0030',
    id: 'Kartu menunjukkan urutan kotak surat yang mustahil ({sequence}).',
    en: 'The card shows an impossible mailbox sequence ({sequence}).',
    action: {
      id: 'Baca kartu sekali lagi; bila tetap, ganti kartu.',
      en: 'Read the card once more; if it stays so, replace the card.',
    },
  },
  SETRUM_CARD_METER_MISMATCH: {
    http: 409,
    iso: '0014',
    id: 'Kartu ini milik meter {cardMeterNo}, bukan meter {meterNo}.',
    en: 'This card belongs to meter {cardMeterNo}, not to meter {meterNo}.',
    action: {
      id: 'Tempelkan kartu yang benar, atau beli tanpa kartu dan ketik token di meter.',
      en: 'Tap the right card, or buy without a card and type the token at the meter.',
    },
  },
  // The server
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
  // The card and the reader
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
    http: null,
    iso: null,
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
  // The counter
  SETRUM_CENTRE_UNREACHABLE: {
    http: null,
    iso: null,
    id: 'Pusat tidak terjangkau: {detail}.',
    en: 'The centre cannot be reached: {detail}.',
    action: {
      id: 'Ulangi; pembelian dilanjutkan dengan kunci yang sama dan tidak ditagih dua kali.',
      en: 'Try again; the purchase goes on under the same key and is never charged twice.',
    },
  },
  // The shell and the machine
  SETRUM_USAGE: {
    http: null,
    iso: null,
    id: 'Perintah salah: {detail}.',
    en: 'Wrong usage: {detail}.',
    action: { id: 'Lihat setrum --help.', en: 'See setrum --help.' },
  },
  SETRUM_PORT_IN_USE: {
    http: null,
    iso: null,
    id: 'Port {port} sudah dipakai.',
    en: 'Port {port} is already in use.',
    action: { id: 'Pilih port lain dengan --port.', en: 'Choose another with --port.' },
  },
  SETRUM_DATABASE_START: {
    http: null,
    iso: null,
    id: 'Basis data bawaan tidak dapat dijalankan: {detail}.',
    en: 'The embedded database cannot be started: {detail}.',
    action: {
      id: 'Ikuti petunjuk tersebut, atau setel DATABASE_URL ke PostgreSQL lain.',
      en: 'Do what it says, or set DATABASE_URL to another PostgreSQL.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof entries;

/** All errors of the product; `docs/errors.md` is made from it. */
export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(entries, code);
}
