import type { CatalogueEntry } from './entry.ts';

/** Cards as the utility gives them out. What goes wrong at a reader is in card.ts. */
export const cardsIssuedErrors = {
  SETRUM_CARD_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Kartu {cardUid} tidak terdaftar.',
    en: 'Card {cardUid} is not registered.',
    action: {
      id: 'Tempelkan kartu yang benar, atau serahkan kartu ini kepada pelanggan lebih dulu.',
      en: 'Tap the right card, or give this one out first.',
    },
  },
  SETRUM_CARD_OTHER_METER: {
    http: 409,
    iso: '0014',
    id: 'Kartu ini terdaftar untuk meter {cardMeterNo}, bukan meter {meterNo}.',
    en: 'This card is registered for meter {cardMeterNo}, not for meter {meterNo}.',
    action: {
      id: 'Tempelkan kartu yang benar, atau beli tanpa kartu dan ketik token di meter.',
      en: 'Tap the right card, or buy without one and type the token at the meter.',
    },
  },
  SETRUM_CARD_IN_USE: {
    http: 409,
    iso: null,
    id: 'Kartu {cardUid} sudah diserahkan untuk meter {meterNo}.',
    en: 'Card {cardUid} has been given out already, for meter {meterNo}.',
    action: {
      id: 'Pakai kartu lain, atau catat dulu pengembalian kartu ini.',
      en: 'Take another card, or have this one recorded as given back first.',
    },
  },
  SETRUM_CARD_LIMIT: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} sudah memiliki {count} kartu.',
    en: 'Meter {meterNo} has {count} cards already.',
    action: {
      id: 'Ganti kartu yang lama, atau catat pengembaliannya.',
      en: 'Replace the old card, or have it recorded as given back.',
    },
  },
  SETRUM_CARD_STATE: {
    http: 409,
    iso: null,
    id: 'Kartu {cardUid} berstatus {state}; langkah {action} tidak mungkin.',
    en: 'Card {cardUid} is {state}; {action} is not possible.',
    action: { id: 'Lihat riwayat kartu.', en: 'See the history of the card.' },
  },
  SETRUM_CARD_METER_KIND: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} tidak memakai kartu.',
    en: 'Meter {meterNo} takes no card.',
    action: {
      id: 'Kartu hanya untuk meter combo dua arah (NFC) bernomor 11 angka.',
      en: 'Cards are for two-way combo meters (NFC) with numbers of 11 digits only.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
