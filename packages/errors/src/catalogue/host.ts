import type { CatalogueEntry } from './entry.ts';

/** Bank messages. */
export const hostErrors = {
  SETRUM_MESSAGE_INVALID: {
    http: null,
    iso: '0030',
    id: 'Pesan tidak sesuai format: {detail}.',
    en: 'The message is not in the agreed format: {detail}.',
    action: {
      id: 'Bandingkan pesan dengan docs/iso8583.md.',
      en: 'Compare the message with docs/iso8583.md.',
    },
  },
  SETRUM_SIGN_ON_NEEDED: {
    http: null,
    iso: '0011',
    id: 'Koneksi ini belum sign-on.',
    en: 'This connection has not signed on.',
    action: {
      id: 'Kirim sign-on lebih dahulu, pada setiap koneksi.',
      en: 'Send a sign-on first, on every connection.',
    },
  },
  SETRUM_LINK_NOT_FOUND: {
    http: 404,
    iso: null,
    id: 'Link {linkId} tidak terdaftar.',
    en: 'There is no link {linkId}.',
    action: {
      id: 'Periksa namanya di daftar link.',
      en: 'Check its name in the list of links.',
    },
  },
  SETRUM_LINK_UNKNOWN: {
    http: null,
    iso: '0032',
    id: 'Sentral mitra atau switching ini tidak terdaftar pada koneksi ini.',
    en: 'This partner central or switching is not registered for this link.',
    action: {
      id: 'Periksa field 33 dan switcher pada field 48.',
      en: 'Check field 33 and the switcher in field 48.',
    },
  },
  SETRUM_PRODUCT_UNKNOWN: {
    http: null,
    iso: '0033',
    id: 'Produk ini tidak dikenal.',
    en: 'This product is not known.',
    action: { id: 'Periksa field 2.', en: 'Check field 2.' },
  },
  SETRUM_TERMINAL_UNKNOWN: {
    http: null,
    iso: '0032',
    id: 'Terminal tidak terdaftar pada mitra ini.',
    en: 'The terminal is not registered with this partner.',
    action: { id: 'Daftarkan terminalnya dahulu.', en: 'Have the terminal registered first.' },
  },
  SETRUM_TERMINAL_BLOCKED: {
    http: null,
    iso: '0006',
    id: 'Terminal atau loketnya diblokir.',
    en: 'The terminal or its counter is blocked.',
    action: { id: 'Hubungi pengelola P2APST.', en: 'Call the operator of P2APST.' },
  },
  SETRUM_SWITCHER_REF_UNKNOWN: {
    http: null,
    iso: '0092',
    id: 'Nomor referensi switching tidak dikenal.',
    en: 'The switching reference is not known.',
    action: {
      id: 'Kirim referensi persis seperti jawaban inquiry.',
      en: "Send the reference exactly as the inquiry's answer gave it.",
    },
  },
  SETRUM_ORIGIN_DIFFERS: {
    http: null,
    iso: '0097',
    id: 'Bank, sentral atau switching berbeda dari inquiry.',
    en: 'Bank, central or switching differ from the inquiry.',
    action: {
      id: 'Beli lewat jalur yang sama dengan inquiry, atau mulai inquiry baru.',
      en: 'Buy by the way that the inquiry came, or start with a new inquiry.',
    },
  },
  SETRUM_PLN_REF_WRONG: {
    http: null,
    iso: '0098',
    id: 'Nomor referensi PLN bukan milik meter atau registrasi ini.',
    en: 'The PLN reference is not one of this meter or registration.',
    action: { id: 'Mulai inquiry baru.', en: 'Start with a new inquiry.' },
  },
  SETRUM_ORIGINAL_DIFFERS: {
    http: null,
    iso: '0093',
    id: 'Nomor audit dan referensi tidak cocok dengan transaksi asal.',
    en: 'Trace number and references do not belong to one transaction.',
    action: {
      id: 'Kirim nomor audit dan referensi dari pembelian atau pembayaran asal.',
      en: 'Send trace number and references of the original purchase or payment.',
    },
  },
  SETRUM_ANSWER_LATE: {
    http: null,
    iso: '0068',
    id: 'Jawaban tidak selesai pada waktunya; hasilnya belum pasti.',
    en: 'The answer was not ready in time; the outcome is open.',
    action: {
      id: 'Kirim advice (prabayar) atau reversal.',
      en: 'Send an advice (prepaid) or a reversal.',
    },
  },
  SETRUM_HOST_PLAIN: {
    http: null,
    iso: null,
    id: 'ISO 8583 tanpa TLS hanya boleh di alamat loopback, bukan {host}.',
    en: 'ISO 8583 without TLS is for loopback addresses only, not for {host}.',
    action: {
      id: 'Pakai TLS, atau izinkan dengan allowPlain bila jaringannya sendiri sudah aman.',
      en: 'Use TLS, or set allowPlain when the network itself is protected.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
