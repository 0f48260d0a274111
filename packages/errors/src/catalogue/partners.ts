import type { CatalogueEntry } from './entry.ts';

/** Partners, deposits and the ledger. */
export const partnersErrors = {
  SETRUM_PARTNER_UNKNOWN: {
    http: 403,
    iso: '0031',
    id: 'Bank atau mitra tidak terdaftar.',
    en: 'The bank or partner is not registered.',
    action: {
      id: 'Periksa kode bank; bila benar, hubungi pengelola P2APST.',
      en: 'Check the bank code; if it is right, call the operator of P2APST.',
    },
  },
  SETRUM_PARTNER_INACTIVE: {
    http: 403,
    iso: '0009',
    id: 'Rekening mitra tidak aktif.',
    en: "The partner's account is not active.",
    action: { id: 'Hubungi pengelola P2APST.', en: 'Call the operator of P2APST.' },
  },
  SETRUM_CUT_OFF: {
    http: 503,
    iso: '0090',
    id: 'Sedang cut-off sampai pukul {until} WIB.',
    en: 'Cut-off until {until} WIB.',
    action: { id: 'Ulangi setelah cut-off.', en: 'Ask again after the cut-off.' },
  },
  SETRUM_OUTSIDE_SERVICE_HOURS: {
    http: 403,
    iso: '0008',
    id: 'Di luar jam layanan mitra, {from} sampai {until} WIB.',
    en: "Outside the partner's service hours, {from} to {until} WIB.",
    action: { id: 'Ulangi di dalam jam layanan.', en: 'Ask again within the service hours.' },
  },
  SETRUM_PARTNER_NOT_FOUND: {
    http: 404,
    iso: null,
    id: 'Mitra {partnerId} tidak terdaftar.',
    en: 'Partner {partnerId} is not registered.',
    action: { id: 'Periksa kode mitra.', en: 'Check the code of the partner.' },
  },
  SETRUM_PARTNER_EXISTS: {
    http: 409,
    iso: null,
    id: 'Kode mitra {partnerId} sudah dipakai oleh mitra lain.',
    en: 'The code {partnerId} already belongs to another partner.',
    action: {
      id: 'Pakai kode lain, atau ubah mitra yang sudah ada.',
      en: 'Use another code, or change the partner that is there.',
    },
  },
  SETRUM_COUNTER_NOT_FOUND: {
    http: 404,
    iso: null,
    id: 'Mitra ini tidak mempunyai loket {counterId}.',
    en: 'The partner has no counter {counterId}.',
    action: { id: 'Periksa kode loket.', en: 'Check the code of the counter.' },
  },
  SETRUM_CHANNEL_UNKNOWN: {
    http: 422,
    iso: null,
    id: 'Kanal {mcc} tidak dikenal.',
    en: 'There is no channel {mcc}.',
    action: { id: 'Lihat daftar kanal.', en: 'See the list of channels.' },
  },
  SETRUM_BOOKING_ORDER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Perintah pembukuan tidak ditemukan.',
    en: 'There is no such booking order.',
    action: { id: 'Periksa nomor perintah.', en: 'Check the number of the order.' },
  },
  SETRUM_DEPOSIT_BELOW_LIMIT: {
    http: 409,
    iso: null,
    id: 'Deposit mitra {partnerId} akan turun di bawah batasnya.',
    en: 'The deposit of partner {partnerId} would fall below its limit.',
    action: {
      id: 'Pilih nilai yang lebih kecil, atau ubah batas deposit lebih dahulu.',
      en: 'Choose a smaller amount, or have the limit changed first.',
    },
  },
  SETRUM_CORRECTION_INVALID: {
    http: 422,
    iso: null,
    id: 'Koreksi tidak dapat dibukukan: {detail}.',
    en: 'The correction cannot be booked: {detail}.',
    action: {
      id: 'Perbaiki baris koreksi; jumlahnya harus nol.',
      en: 'Correct its lines; they must sum to zero.',
    },
  },
  SETRUM_LEDGER_FAULTS: {
    http: null,
    iso: null,
    id: 'Pembukuan tidak utuh: {count} temuan.',
    en: 'The books are not whole: {count} findings.',
    action: {
      id: 'Jangan ubah apa pun; cari penyebab tiap temuan, lalu bukukan koreksi.',
      en: 'Change nothing; find the cause of each finding, then book corrections.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
