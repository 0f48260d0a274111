import type { CatalogueEntry } from './entry.ts';

/** The customer master register (DIL). */
export const customerErrors = {
  SETRUM_CUSTOMER_EXISTS: {
    http: 409,
    iso: null,
    id: 'Pelanggan {idpel} sudah ada di DIL.',
    en: 'Customer {idpel} is in the master register already.',
    action: {
      id: 'Pakai permohonan perubahan, bukan pasang baru.',
      en: 'Use an application that changes it, not one for a new connection.',
    },
  },
  SETRUM_CUSTOMER_EFFECTIVE_EARLY: {
    http: 409,
    iso: null,
    id: 'Data pelanggan {idpel} sudah berlaku sejak {lastFrom}; perubahan tidak dapat berlaku sejak {effectiveFrom}.',
    en: 'What is on record of customer {idpel} holds since {lastFrom}; a change cannot hold since {effectiveFrom}.',
    action: {
      id: 'Pilih tanggal berlaku yang tidak lebih awal.',
      en: 'Choose a day that is not earlier.',
    },
  },
  SETRUM_CUSTOMER_METER_TAKEN: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} masih terpasang di pelanggan lain.',
    en: "Meter {meterNo} still hangs at another customer's.",
    action: {
      id: 'Periksa nomor meter; bila benar, catat dulu pembongkarannya.',
      en: 'Check the number; if it is right, have its removal recorded first.',
    },
  },
  SETRUM_CUSTOMER_REMOVED: {
    http: 409,
    iso: null,
    id: 'Instalasi pelanggan {idpel} sudah dibongkar.',
    en: 'The supply of customer {idpel} has been taken away.',
    action: {
      id: 'Pakai permohonan pasang kembali (PS).',
      en: 'Use an application for re-installation (PS).',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
