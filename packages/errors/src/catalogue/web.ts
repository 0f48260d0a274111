import type { CatalogueEntry } from './entry.ts';

/** What the browser app itself finds; no server speaks them. */
export const webErrors = {
  SETRUM_WEB_OFFLINE: {
    http: null,
    iso: null,
    id: 'Server tidak menjawab.',
    en: 'The server does not answer.',
    action: {
      id: 'Periksa jaringan, lalu coba lagi. Isian Anda tetap ada.',
      en: 'Check the network, then try again. What you entered is still there.',
    },
  },
  SETRUM_WEB_SERVER: {
    http: null,
    iso: null,
    id: 'Server sedang terganggu.',
    en: 'The server is in trouble.',
    action: {
      id: 'Tunggu sebentar, lalu coba lagi. Bila tetap begitu, beri tahu administrator.',
      en: 'Wait a moment, then try again. If it stays so, tell an administrator.',
    },
  },
  SETRUM_WEB_ANSWER: {
    http: null,
    iso: null,
    id: 'Jawaban bukan dari Setrum; mungkin dari proksi di antaranya.',
    en: 'The answer is not from Setrum; perhaps from a proxy in between.',
    action: {
      id: 'Muat ulang halaman. Bila tetap begitu, beri tahu administrator.',
      en: 'Reload the page. If it stays so, tell an administrator.',
    },
  },
  SETRUM_WEB_SCREEN: {
    http: null,
    iso: null,
    id: 'Halaman ini berhenti karena kesalahan pada layar.',
    en: 'This page has stopped by a mistake in the screens.',
    action: {
      id: 'Muat ulang halaman. Yang sudah disimpan tetap tersimpan.',
      en: 'Reload the page. What was saved stays saved.',
    },
  },
  SETRUM_WEB_NUMBER: {
    http: null,
    iso: null,
    id: 'Nomor {number} bukan nomor meter (11 atau 13 angka), IDPEL (12) atau nomor registrasi (13).',
    en: '{number} is no meter number (11 or 13 digits), customer number (12) or registration number (13).',
    action: {
      id: 'Hitung angkanya dan ketik lagi.',
      en: 'Count the digits and type it again.',
    },
  },
  SETRUM_WEB_AGENT_AWAY: {
    http: null,
    iso: null,
    id: 'Program loket di komputer ini tidak menjawab.',
    en: "The counter's program on this computer does not answer.",
    action: {
      id: 'Periksa apakah program loket berjalan. Halaman menyambung lagi sendiri; penjualan yang sudah dikirim tetap tersimpan.',
      en: 'See whether it is running. The page connects again by itself; a sale that had been sent is kept.',
    },
  },
  SETRUM_WEB_JOURNAL: {
    http: null,
    iso: null,
    id: 'Peramban tidak dapat menyimpan catatan transaksi, jadi transaksi tidak dimulai.',
    en: 'The browser cannot keep a note of the transaction, so it was not begun.',
    action: {
      id: 'Kosongkan ruang penyimpanan peramban atau keluar dari mode penyamaran, lalu ulangi.',
      en: "Free some of the browser's storage or leave private mode, then try again.",
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
