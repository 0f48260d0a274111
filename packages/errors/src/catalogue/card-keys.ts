import type { CatalogueEntry } from './entry.ts';

/** Card master keys. What a chip says to a key is in card.ts. */
export const cardKeysErrors = {
  SETRUM_CARD_MASTER_KEY_UNKNOWN: {
    http: 409,
    iso: null,
    id: 'Kunci induk kartu versi {version} tidak ada.',
    en: 'There is no card master key of version {version}.',
    action: { id: 'Lihat setrum card-keys list.', en: 'See setrum card-keys list.' },
  },
  SETRUM_CARD_MASTER_KEY_NONE: {
    http: 409,
    iso: null,
    id: 'Belum ada kunci induk kartu yang berlaku, atau meter {meterNo} belum mendapat bagiannya.',
    en: 'No card master key is in use, or meter {meterNo} has no share of one.',
    action: {
      id: 'Aktifkan kunci dengan setrum card-keys activate, lalu berikan bagian meter dengan setrum card-keys share.',
      en: 'Activate a key with setrum card-keys activate, then give the meter its shares with setrum card-keys share.',
    },
  },
  SETRUM_CARD_MASTER_KEY_EXISTS: {
    http: 409,
    iso: null,
    id: 'Kunci induk kartu versi {version} sudah ada.',
    en: 'There is a card master key of version {version} already.',
    action: {
      id: 'Pakai versi lain; versi tidak dipakai ulang selama kuncinya masih ada.',
      en: 'Take another version; one is not used again while its key is there.',
    },
  },
  SETRUM_CARD_MASTER_KEY_VERSION: {
    http: 400,
    iso: null,
    id: 'Versi {version} tidak dapat dipakai: {detail}.',
    en: 'Version {version} cannot be used: {detail}.',
    action: { id: 'Lihat setrum card-keys --help.', en: 'See setrum card-keys --help.' },
  },
  SETRUM_CARD_MASTER_KEY_STATE: {
    http: 409,
    iso: null,
    id: 'Kunci induk kartu versi {version} berstatus {state}; langkah ini tidak berlaku.',
    en: 'The card master key of version {version} is {state}, so this step does not apply.',
    action: { id: 'Lihat setrum card-keys list.', en: 'See setrum card-keys list.' },
  },
  SETRUM_CARD_MASTER_KEY_METERS: {
    http: 409,
    iso: null,
    id: '{count} meter hanya memegang bagian dari kunci kartu yang akan dihentikan (versi {version}).',
    en: '{count} meters have a share of no other card key than the one that would be retired (version {version}).',
    action: {
      id: 'Berikan dulu bagian kunci berikutnya kepada meter itu, atau ulangi dengan --force: laporan kartunya lalu tidak terverifikasi.',
      en: 'Give these meters their shares of the next key first, or repeat it with --force: the reports on their cards are unverified then.',
    },
  },
  SETRUM_CARD_MASTER_KEY_TEST: {
    http: 409,
    iso: null,
    id: 'Kunci induk kartu versi {version} adalah kunci uji dan ditolak dalam mode produksi.',
    en: 'The card master key of version {version} is a test key, and production mode refuses it.',
    action: {
      id: 'Musnahkan kunci uji dan buat atau impor kunci yang sebenarnya.',
      en: 'Destroy the test key, and generate or import the real one.',
    },
  },
  SETRUM_CARD_MASTER_KEY_BLOCK: {
    http: 503,
    iso: '0005',
    id: 'Blok kunci induk kartu versi {version} tidak dapat dibuka: atributnya diubah, atau kunci induk pemasangan lain.',
    en: 'The block of the card master key of version {version} does not open: its attributes were altered, or the master key is another.',
    action: {
      id: 'Pulihkan blok kunci dan kunci induk dari cadangan, lalu periksa jejak audit.',
      en: 'Restore key block and master key from the back-up, and look at the audit trail.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
