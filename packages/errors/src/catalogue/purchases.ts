import type { CatalogueEntry } from './entry.ts';

/** Purchases. */
export const purchasesErrors = {
  SETRUM_AMOUNT_INVALID: {
    http: 422,
    iso: '0013',
    id: 'Nilai pembelian Rp {amount} tidak dapat dijadikan token.',
    en: 'An amount of Rp {amount} cannot be made into a token.',
    action: {
      id: 'Pilih nilai yang berlaku.',
      en: 'Choose an amount that is on offer.',
    },
  },
  SETRUM_AMOUNT_TOO_SMALL: {
    http: 422,
    iso: '0041',
    id: 'Nilai pembelian paling kecil Rp {minimum}.',
    en: 'The smallest purchase is Rp {minimum}.',
    action: { id: 'Pilih nilai yang lebih besar.', en: 'Choose a larger amount.' },
  },
  SETRUM_AMOUNT_TOO_LARGE: {
    http: 422,
    iso: '0042',
    id: 'Nilai pembelian paling besar Rp {maximum}.',
    en: 'The largest purchase is Rp {maximum}.',
    action: { id: 'Pilih nilai yang lebih kecil.', en: 'Choose a smaller amount.' },
  },
  SETRUM_TARIFF_UNKNOWN: {
    http: 409,
    iso: '0005',
    id: 'Belum ada harga untuk tarif {tariff} daya {powerVa} VA pada {date}.',
    en: 'There is no price for tariff {tariff} at {powerVa} VA on {date}.',
    action: {
      id: 'Periksa tarif dan daya pelanggan; bila benar, pengelola melengkapi tabel harga.',
      en: "Check the customer's tariff and power; if they are right, the operator completes the price table.",
    },
  },
  SETRUM_TARIFF_RULE_MISSING: {
    http: 500,
    iso: '0005',
    id: 'Aturan uang {rule} tidak ada untuk {date}.',
    en: 'The money rules have no {rule} for {date}.',
    action: {
      id: 'Pengelola melengkapi aturan uang; pembelian belum terjadi.',
      en: 'The operator completes the money rules; nothing was sold.',
    },
  },
  SETRUM_ENERGY_LIMIT: {
    http: 422,
    iso: '0047',
    id: 'Melebihi batas 720 jam nyala: sisa bulan ini {allowedKwh} kWh, diminta {requestedKwh} kWh.',
    en: "Above the limit of 720 hours' use: {allowedKwh} kWh left this month, {requestedKwh} kWh asked for.",
    action: {
      id: 'Pilih nilai yang lebih kecil, atau beli lagi mulai tanggal 1.',
      en: 'Choose a smaller amount, or buy again from the 1st.',
    },
  },
  SETRUM_DEPOSIT_TOO_LOW: {
    http: 409,
    iso: '0046',
    id: 'Saldo deposit mitra tidak cukup.',
    en: "The partner's deposit is too low.",
    action: {
      id: 'Tambah saldo deposit, lalu mulai pembelian baru.',
      en: 'Top the deposit up, then start a new purchase.',
    },
  },
  SETRUM_PARTNER_BLOCKED: {
    http: 403,
    iso: '0006',
    id: 'Mitra diblokir.',
    en: 'The partner is blocked.',
    action: { id: 'Hubungi pengelola P2APST.', en: 'Call the operator of P2APST.' },
  },
  SETRUM_REQUEST_KEY_REUSED: {
    http: 409,
    iso: '0094',
    id: 'Kunci permintaan ini sudah dipakai untuk pembelian lain.',
    en: 'This request key already belongs to another purchase.',
    action: {
      id: 'Pakai kunci baru untuk setiap pembelian baru.',
      en: 'Use a new key for each new purchase.',
    },
  },
  SETRUM_PURCHASE_UNKNOWN: {
    http: 404,
    iso: '0063',
    id: 'Tidak ada pembelian dengan kunci permintaan ini.',
    en: 'There is no purchase under this request key.',
    action: {
      id: 'Pembelian ini tidak pernah terjadi; boleh dimulai lagi.',
      en: 'The purchase never happened; it may be started anew.',
    },
  },
  SETRUM_SALE_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Tidak ada penjualan dengan nomor {reference}.',
    en: 'There is no sale under {reference}.',
    action: {
      id: 'Periksa nomornya; penjualan mitra lain tidak ditampilkan.',
      en: 'Check the number; sales of other partners are not shown.',
    },
  },
  SETRUM_PURCHASE_REFUNDED: {
    http: 409,
    iso: '0063',
    id: 'Pembelian ini sudah dibatalkan dan uangnya kembali ke deposit.',
    en: 'This purchase was taken back, and its money went back to the deposit.',
    action: {
      id: 'Pembelian ini dianggap tidak pernah terjadi; boleh dimulai lagi dengan kunci baru.',
      en: 'It counts as never made; start anew under a new key.',
    },
  },
  SETRUM_UNSOLD_UNKNOWN: {
    http: 409,
    iso: '0013',
    id: 'Tidak ada token yang belum terjual senilai Rp {amount}.',
    en: 'There is no unsold token of Rp {amount}.',
    action: {
      id: 'Ulangi inkuiri; pilih nilai dari daftarnya atau beli token baru.',
      en: 'Inquire again; choose an amount of its list, or buy a new token.',
    },
  },
  SETRUM_CUSTOMER_SUSPENDED: {
    http: 409,
    iso: '0077',
    id: 'Pelanggan sedang diputus sementara karena tunggakan.',
    en: 'The customer is temporarily disconnected for arrears.',
    action: {
      id: 'Persilakan pelanggan menghubungi kantor pelayanan.',
      en: 'Send the customer to the service office.',
    },
  },
  SETRUM_CARD_SEQUENCE_OLD: {
    http: 409,
    iso: '0030',
    id: 'Kartu menunjukkan urutan kotak surat yang mustahil ({sequence}).',
    en: 'The card shows an impossible mailbox sequence ({sequence}).',
    action: {
      id: 'Baca kartu sekali lagi; bila tetap, ganti kartu.',
      en: 'Read the card once more; if it stays so, replace the card.',
    },
  },
  SETRUM_CARD_METER_MISMATCH: {
    http: 409,
    iso: '0014',
    id: 'Kartu ini milik meter {cardMeterNo}, bukan meter {meterNo}.',
    en: 'This card belongs to meter {cardMeterNo}, not to meter {meterNo}.',
    action: {
      id: 'Tempelkan kartu yang benar, atau beli tanpa kartu dan ketik token di meter.',
      en: 'Tap the right card, or buy without a card and type the token at the meter.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
