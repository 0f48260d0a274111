import type { CatalogueEntry } from './entry.ts';

/** Receipts. */
export const receiptsErrors = {
  SETRUM_RECEIPT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Tidak ada transaksi untuk dicetak dengan nomor {key}.',
    en: 'There is no transaction to print under {key}.',
    action: {
      id: 'Periksa nomornya; untuk pembelian mitra lain sertakan juga nomor meter.',
      en: "Check the number; for another partner's purchase give the meter number as well.",
    },
  },
  SETRUM_RECEIPT_TAKEN_BACK: {
    http: 409,
    iso: null,
    id: 'Transaksi {key} sudah dibatalkan; struknya tidak berlaku lagi.',
    en: 'Transaction {key} has been taken back; its receipt is no longer valid.',
    action: {
      id: 'Jelaskan kepada pelanggan bahwa uangnya sudah dikembalikan ke mitra penjual.',
      en: 'Tell the customer that the money went back to the partner that had sold.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
