import type { CatalogueEntry } from './entry.ts';

/** The shell and the machine. */
export const machineErrors = {
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
