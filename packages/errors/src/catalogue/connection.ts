import type { CatalogueEntry } from './entry.ts';

/** What may be connected, and what it costs. */
export const connectionErrors = {
  SETRUM_POWER_NOT_STANDARD: {
    http: 422,
    iso: null,
    id: 'Daya {powerVa} VA bukan daya standar.',
    en: '{powerVa} VA is not a standard power.',
    action: { id: 'Pilih daya dari daftar.', en: 'Choose a power from the list.' },
  },
  SETRUM_TARIFF_POWER_INVALID: {
    http: 422,
    iso: null,
    id: 'Tarif {tariff} tidak berlaku untuk daya {powerVa} VA.',
    en: 'Tariff {tariff} is not for {powerVa} VA.',
    action: {
      id: 'Pilih pasangan tarif dan daya dari daftar.',
      en: 'Choose a pair of tariff and power from the list.',
    },
  },
  SETRUM_PRODUCT_INVALID: {
    http: 422,
    iso: null,
    id: 'Produk {product} tidak tersedia untuk {tariff} / {powerVa} VA.',
    en: 'There is no product {product} for {tariff} / {powerVa} VA.',
    action: { id: 'Pilih produk lain.', en: 'Choose another product.' },
  },
  SETRUM_PRODUCT_CHANGE_INVALID: {
    http: 422,
    iso: null,
    id: 'Permohonan {kind} tidak dapat mengubah produk {from} menjadi {to}.',
    en: 'A request {kind} does not turn product {from} into {to}.',
    action: {
      id: 'PD tidak mengubah cara bayar; pakai MIGRASI dari pascabayar ke prabayar, DUA_ARAH untuk kartu.',
      en: 'PD keeps the kind of payment; MIGRASI goes from postpaid to prepaid, DUA_ARAH adds the card.',
    },
  },
  SETRUM_PREVIOUS_SERVICE_MISSING: {
    http: 422,
    iso: null,
    id: 'Permohonan {kind} memerlukan data pelanggan yang lama.',
    en: 'A request {kind} needs what the customer has now.',
    action: { id: 'Cari pelanggannya lebih dulu.', en: 'Look the customer up first.' },
  },
  SETRUM_CONNECTION_UNCHANGED: {
    http: 422,
    iso: null,
    id: 'Tarif, daya, dan produk tidak berubah.',
    en: 'Tariff, power and product stay as they are.',
    action: { id: 'Pilih tarif, daya, atau produk yang baru.', en: 'Choose what is to change.' },
  },
  SETRUM_FIRST_CREDIT_INVALID: {
    http: 422,
    iso: null,
    id: 'Stroom perdana Rp {amount} tidak sah; yang berlaku Rp {minimum} sampai Rp {maximum}.',
    en: 'A first credit of Rp {amount} is not valid; it is from Rp {minimum} to Rp {maximum}.',
    action: {
      id: 'Prabayar wajib membeli stroom perdana; pascabayar tidak memakainya.',
      en: 'Prepaid customers must buy one; postpaid customers have none.',
    },
  },
  SETRUM_CONNECTION_FEE_UNKNOWN: {
    http: 422,
    iso: null,
    id: 'Biaya untuk {powerVa} VA pada {date} tidak ada dalam aturan.',
    en: 'The rules have no charge for {powerVa} VA on {date}.',
    action: {
      id: 'Minta administrator menambah aturan biaya untuk daya ini.',
      en: 'Have an administrator add a rule for this power.',
    },
  },
  SETRUM_ARREARS_OPEN: {
    http: 409,
    iso: null,
    id: 'Pelanggan masih menunggak Rp {amount}.',
    en: 'The customer still owes Rp {amount}.',
    action: {
      id: 'Lunasi tunggakan lebih dulu; hanya PS yang menagihnya bersama biaya lain.',
      en: 'Have the arrears paid first; only PS collects them with its other costs.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
