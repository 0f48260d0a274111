import type { CatalogueEntry } from './entry.ts';

/** Requests. */
export const requestsErrors = {
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
    id: 'Belum masuk, sesi sudah berakhir, atau kunci akses tidak dikenal.',
    en: 'Not signed in, the session is over, or the access key is unknown.',
    action: {
      id: 'Masuk (lagi); program mengirim kunci aksesnya di header Authorization.',
      en: 'Sign in (again); a program sends its access key in the Authorization header.',
    },
  },
  SETRUM_FORBIDDEN: {
    http: 403,
    iso: '0006',
    id: 'Peran Anda, atau kunci akses ini, tidak berhak atas permintaan tersebut.',
    en: 'Your roles, or this access key, do not allow that.',
    action: {
      id: 'Minta rekan yang berperan sesuai (docs/permissions.md).',
      en: 'Ask a colleague who has the role for it (docs/permissions.md).',
    },
  },
  SETRUM_UNIT_FORBIDDEN: {
    http: 403,
    iso: null,
    id: 'Unit {unit} di luar wewenang Anda.',
    en: 'Unit {unit} is outside your scope.',
    action: {
      id: 'Minta petugas unit itu, atau minta administrator menambah unit Anda.',
      en: 'Ask somebody of that unit, or have an administrator add the unit to yours.',
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
} as const satisfies Record<string, CatalogueEntry>;
