import type { CatalogueEntry } from './entry.ts';

/** Meters and customers. */
export const metersErrors = {
  SETRUM_METER_UNKNOWN: {
    http: 404,
    iso: '0014',
    id: 'Nomor meter {meterNo} tidak terdaftar.',
    en: 'Meter number {meterNo} is not registered.',
    action: {
      id: 'Periksa nomor meter, atau tempelkan kartu pelanggan.',
      en: 'Check the meter number, or tap the card of the customer.',
    },
  },
  SETRUM_CUSTOMER_BLOCKED: {
    http: 409,
    iso: '0016',
    id: 'Pelanggan diblokir untuk pembelian.',
    en: 'The customer is blocked from buying.',
    action: {
      id: 'Persilakan pelanggan menghubungi kantor pelayanan.',
      en: 'Send the customer to the service office.',
    },
  },
  SETRUM_METER_KEY_UNKNOWN: {
    http: 409,
    iso: '0077',
    id: 'Meter {meterNo} belum memiliki kunci token.',
    en: 'Meter {meterNo} has no token key yet.',
    action: {
      id: 'Selesaikan aktivasi meter di AP2T.',
      en: 'Finish the activation of the meter in AP2T.',
    },
  },
  SETRUM_METER_KEY_TYPE: {
    http: 409,
    iso: '0077',
    id: 'Meter {meterNo} memakai kunci jenis {keyType}, yang tidak menerima stroom.',
    en: 'Meter {meterNo} is on a key of type {keyType}, which takes no credit.',
    action: {
      id: 'Meter memerlukan token ganti kunci (KCT) ke kunci unik.',
      en: 'The meter needs a key change (KCT) to a unique key.',
    },
  },
  SETRUM_METER_MEDIUM: {
    http: 409,
    iso: '0077',
    id: 'Meter {meterNo} memakai media token {medium}, bukan 20 digit.',
    en: 'Meter {meterNo} takes tokens on carrier {medium}, not as 20 digits.',
    action: {
      id: 'Periksa data meter di AP2T.',
      en: 'Check the data of the meter in AP2T.',
    },
  },
  SETRUM_METER_KEY_EXPIRED: {
    http: 409,
    iso: '0077',
    id: 'Kunci token meter {meterNo} sudah kedaluwarsa.',
    en: 'The token key of meter {meterNo} has expired.',
    action: {
      id: 'Meter memerlukan token ganti kunci (KCT).',
      en: 'The meter needs a key change token (KCT).',
    },
  },
  SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED: {
    http: 409,
    iso: '0077',
    id: 'Pengenal token meter {meterNo} habis.',
    en: 'The token identifiers of meter {meterNo} are used up.',
    action: {
      id: 'Meter memerlukan token ganti kunci (KCT) dengan tanggal dasar baru.',
      en: 'The meter needs a key change (KCT) to a later base date.',
    },
  },
  SETRUM_KEY_CHANGE_INVALID: {
    http: 422,
    iso: null,
    id: 'Ganti kunci meter {meterNo} tidak mungkin: {detail}.',
    en: 'The key of meter {meterNo} cannot be changed so: {detail}.',
    action: { id: 'Perbaiki data kunci yang dituju.', en: 'Correct the data of the new key.' },
  },
  SETRUM_KEY_CHANGE_PENDING: {
    http: 409,
    iso: null,
    id: 'Token ganti kunci meter {meterNo} sudah keluar dan belum dipastikan.',
    en: 'A key change of meter {meterNo} has gone out and is not confirmed yet.',
    action: {
      id: 'Pastikan dulu ganti kunci yang lama: lewat kartu, atau oleh petugas.',
      en: 'Have that one confirmed first, by the card or by staff.',
    },
  },
  SETRUM_ORDER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Perintah token teknik tidak ditemukan.',
    en: 'There is no such engineering order.',
    action: { id: 'Periksa nomor perintah.', en: 'Check the number of the order.' },
  },
  SETRUM_ORDER_DECIDED: {
    http: 409,
    iso: null,
    id: 'Perintah ini sudah diputuskan.',
    en: 'This order has been decided already.',
    action: { id: 'Lihat keputusan pada perintah.', en: 'See the decision on the order.' },
  },
  SETRUM_ORDER_OWN: {
    http: 403,
    iso: null,
    id: 'Pembuat perintah tidak boleh memutuskannya sendiri.',
    en: 'Who made an order may not decide it.',
    action: { id: 'Minta petugas lain memeriksanya.', en: 'Have a colleague check it.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
