import type { CatalogueEntry } from './entry.ts';

/** Tokens made and read at a shell. */
export const tokensErrors = {
  SETRUM_TOKEN_UNREADABLE: {
    http: null,
    iso: null,
    id: 'Token tidak dapat dibaca: {reason}.',
    en: 'The token cannot be read: {reason}.',
    action: {
      id: 'FormatError: periksa ke-20 angka. CRCError: salah ketik, atau token untuk kunci lain. FunctionError, RangeError: isinya tidak dikenal.',
      en: 'FormatError: check the 20 digits. CRCError: mistyped, or made for another key. FunctionError, RangeError: its content is not known.',
    },
  },
  SETRUM_TOKEN_REFUSED: {
    http: null,
    iso: null,
    id: 'Token tidak dapat dibuat ({reason}): {detail}.',
    en: 'The token cannot be made ({reason}): {detail}.',
    action: {
      id: 'Perbaiki isian yang disebut; arti kode STS ada di docs/sts.md.',
      en: 'Correct the field that is named; docs/sts.md says what the STS code means.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
