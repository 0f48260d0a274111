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
} as const satisfies Record<string, CatalogueEntry>;
