import type { CatalogueEntry } from './entry.ts';

/** Requests for tokens around activation and complaints (permohonan token). */
export const tokenRequestsErrors = {
  SETRUM_TOKEN_REQUEST_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Permohonan token {requestId} tidak ada pada agenda ini.',
    en: 'There is no token request {requestId} under this agenda.',
    action: {
      id: 'Muat ulang Monitoring Permohonan Token dan pilih lagi.',
      en: 'Load the token requests again and choose anew.',
    },
  },
  SETRUM_TOKEN_ORDER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Tidak ada permohonan token untuk {subject}.',
    en: 'There are no token requests for {subject}.',
    action: {
      id: 'Periksa nomornya; token baru diminta saat aktivasi nomor meter.',
      en: 'Check the number; tokens are requested when the meter number is activated.',
    },
  },
  SETRUM_TOKEN_REQUEST_STATE: {
    http: 409,
    iso: null,
    id: 'Langkah {action} tidak berlaku bagi token {kind}: statusnya {state}.',
    en: 'The step {action} does not apply to the token {kind}: its state is {state}.',
    action: {
      id: 'Muat ulang Monitoring Permohonan Token; statusnya sudah berubah.',
      en: 'Load the token requests again: the state has changed.',
    },
  },
  SETRUM_TOKENS_NOT_GENERATED: {
    http: 409,
    iso: null,
    id: 'Token {kind} pada agenda {agendaNo} belum ter-generate: statusnya {state}.',
    en: 'The token {kind} of agenda {agendaNo} is not generated: its state is {state}.',
    action: {
      id: 'Tunggu SUKSES TOKEN pada Monitoring Permohonan Token; bila gagal, perbaiki sebabnya dan ulangi.',
      en: 'Wait until it says SUKSES TOKEN; where it failed, mend the cause and retry.',
    },
  },
  SETRUM_TOKEN_MANDATORY: {
    http: 422,
    iso: null,
    id: 'Token {kind} wajib disertakan pada setting KCT.',
    en: 'The token {kind} may not be left out of the KCT setting.',
    action: {
      id: 'Sertakan semua token wajib; tanpa KCT, token sesudahnya ditolak meter.',
      en: 'Include every mandatory token; without the key change the meter refuses what comes after it.',
    },
  },
  SETRUM_KCT_ALREADY_SET: {
    http: 409,
    iso: null,
    id: 'KCT untuk agenda {agendaNo} sudah di-setting.',
    en: 'The KCT setting of agenda {agendaNo} has been made already.',
    action: {
      id: 'Batalkan setting KCT dahulu bila tokennya harus diubah.',
      en: 'Take the setting back first if its tokens must change.',
    },
  },
  SETRUM_KCT_NOT_SET: {
    http: 409,
    iso: null,
    id: 'KCT untuk agenda {agendaNo} belum di-setting.',
    en: 'The KCT setting of agenda {agendaNo} has not been made.',
    action: {
      id: 'Lakukan setting KCT sebelum mencetak PK.',
      en: 'Make the KCT setting before the work order.',
    },
  },
  SETRUM_TOKEN_VALUE: {
    http: 422,
    iso: null,
    id: 'Nilai {value} tidak dapat dibawa token {kind}.',
    en: 'No token {kind} carries the value {value}.',
    action: {
      id: 'Daya dalam W, energi dalam 0,1 kWh (di atas 0), register 0 sampai 7 atau 65535, selain itu 0.',
      en: 'Power is in W, energy in tenths of a kWh (above 0), a register 0 to 7 or 65535, everything else 0.',
    },
  },
  SETRUM_TOKEN_REFUSED_BY_METER: {
    http: null,
    iso: null,
    id: 'Meter menolak token ini (hasil {result}).',
    en: 'The meter refused this token (result {result}).',
    action: {
      id: 'Arti hasil ada di docs/card.md bagian 6. Ulangi permohonan: token baru dibuat dengan pengenal baru.',
      en: 'docs/card.md section 6 says what the result means. Retry: a new token is made, with an identifier of its own.',
    },
  },
  SETRUM_TOKEN_ALREADY_RETRIED: {
    http: 409,
    iso: null,
    id: 'Pengganti token {kind} ini sudah diminta.',
    en: 'Another token {kind} was requested in the place of this one already.',
    action: {
      id: 'Lihat permohonan penggantinya; bila itu juga gagal, ulangi yang itu.',
      en: 'Look at that one; if it failed as well, retry that.',
    },
  },
  SETRUM_TOKEN_REPORT: {
    http: 422,
    iso: null,
    id: 'Laporan token {kind} tidak lengkap: token yang ditolak memerlukan hasil 4 sampai 14 selain 10.',
    en: 'The report on the token {kind} is not complete: one that was refused needs its result, 4 to 14 but for 10.',
    action: {
      id: 'Isi hasil yang ditampilkan meter; artinya ada di docs/card.md bagian 6.',
      en: 'Give the result that the meter shows; docs/card.md section 6 says what it means.',
    },
  },
  SETRUM_KEY_TARGET_ORDER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Permintaan sasaran kunci tidak ditemukan.',
    en: 'There is no such order of a key target.',
    action: {
      id: 'Lihat daftar permintaan sasaran kunci.',
      en: 'See the list of orders of key targets.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
