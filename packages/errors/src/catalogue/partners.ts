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
} as const satisfies Record<string, CatalogueEntry>;
