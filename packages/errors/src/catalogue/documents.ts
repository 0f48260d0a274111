import type { CatalogueEntry } from './entry.ts';

const shell = { http: null, iso: null } as const;

/** Documents and their templates. */
export const documentsErrors = {
  SETRUM_DOCUMENT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Dokumen tidak ditemukan.',
    en: 'There is no such document.',
    action: {
      id: 'Lihat daftar dokumen pada permohonannya.',
      en: "See the list of the application's documents.",
    },
  },
  SETRUM_DOCUMENT_INCOMPLETE: {
    http: 422,
    iso: null,
    id: 'Dokumen {kind} belum dapat dibuat: isian {place} tidak ada atau salah.',
    en: 'The document {kind} cannot be made yet: {place} is missing or wrong.',
    action: {
      id: 'Lengkapi atau perbaiki isian itu pada permohonan, lalu coba lagi.',
      en: 'Complete or correct it in the application, then try again.',
    },
  },
  SETRUM_DOCUMENT_CODE_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Kode verifikasi tidak dikenal.',
    en: 'The verification code is unknown.',
    action: {
      id: 'Periksa kode pada kaki dokumen; bila tetap tidak dikenal, dokumen itu bukan dari kami.',
      en: 'Check the code at the foot of the document; if it stays unknown, the document is not ours.',
    },
  },
  SETRUM_DOCUMENT_VERIFY_LIMIT: {
    http: 429,
    iso: null,
    id: 'Terlalu banyak pemeriksaan dari alamat ini.',
    en: 'Too many verifications from this address.',
    action: { id: 'Tunggu satu menit, lalu coba lagi.', en: 'Wait a minute, then try again.' },
  },
  SETRUM_TEMPLATE_UNREADABLE: {
    ...shell,
    id: 'Templat {template} tidak dapat dibaca: {detail}.',
    en: 'The template {template} cannot be read: {detail}.',
    action: {
      id: 'Perbaiki berkasnya; isinya harus JSON.',
      en: 'Mend the file; it must be JSON.',
    },
  },
  SETRUM_TEMPLATE_UNKNOWN: {
    ...shell,
    id: 'Tidak ada dokumen yang memakai templat {template}.',
    en: 'No document uses a template {template}.',
    action: {
      id: 'Beri berkas itu nama salah satu templat bawaan; lihat setrum documents templates.',
      en: 'Name the file like one of the built-in templates; see setrum documents templates.',
    },
  },
  SETRUM_TEMPLATE_SHAPE: {
    ...shell,
    id: 'Templat {template} salah susun di {place}: {detail}.',
    en: 'The template {template} is malformed at {place}: {detail}.',
    action: {
      id: 'Bandingkan dengan templat bawaan dan docs/documents.md.',
      en: 'Compare with the built-in template and docs/documents.md.',
    },
  },
  SETRUM_TEMPLATE_TEXT_WRONG: {
    ...shell,
    id: 'Templat {template}, teks di {place}: {detail}.',
    en: 'The template {template}, text at {place}: {detail}.',
    action: {
      id: 'Tulis isian sebagai kata dalam kurung kurawal dan beri setiap ** pasangannya.',
      en: 'Write a place as a word in braces, and give every ** its partner.',
    },
  },
  SETRUM_TEMPLATE_PLACE_UNKNOWN: {
    ...shell,
    id: 'Templat {template} di {place} meminta {placeholder}, yang tidak ada pada dokumen ini.',
    en: 'The template {template} asks at {place} for {placeholder}, which this document does not have.',
    action: {
      id: 'Pakai salah satu isian yang tertulis di docs/documents.md.',
      en: 'Use one of the places that docs/documents.md lists.',
    },
  },
  SETRUM_TEMPLATE_FORMATTER_WRONG: {
    ...shell,
    id: 'Templat {template} di {place}: bentuk {formatter} tidak cocok untuk {placeholder}.',
    en: 'The template {template} at {place}: the formatter {formatter} does not fit {placeholder}.',
    action: {
      id: 'Pakai bentuk yang cocok menurut docs/documents.md, atau tanpa bentuk.',
      en: 'Use one that fits, as docs/documents.md lists them, or none.',
    },
  },
  SETRUM_TEMPLATE_LABEL_MISSING: {
    ...shell,
    id: 'Templat {template} di {place} memerlukan nama untuk {label}.',
    en: 'The template {template} needs a name for {label} at {place}.',
    action: { id: 'Tambahkan nama itu di bawah "labels".', en: 'Add it under "labels".' },
  },
  SETRUM_TEMPLATE_CONDITION_WRONG: {
    ...shell,
    id: 'Templat {template}, syarat di {place}: {detail}.',
    en: 'The template {template}, condition at {place}: {detail}.',
    action: {
      id: 'Perbaiki syarat itu menurut docs/documents.md.',
      en: 'Mend the condition after docs/documents.md.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
