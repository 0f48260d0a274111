import type { Help } from '../help-text.ts';

export const saleHelp: Help = {
  id: {
    what: 'Satu penjualan: jumlah, energi, mitra dan loket. Token tidak ditampilkan.',
    steps: [
      'Referensi adalah nomor 32 tanda pada struk.',
      'Mitra hanya melihat penjualannya sendiri.',
      'Cetak ulang struk dilakukan di halaman loket.',
    ],
  },
  en: {
    what: 'One sale: amount, energy, partner and counter. Tokens are not shown.',
    steps: [
      'The reference is the number of 32 characters on the receipt.',
      'A partner sees its own sales only.',
      'Receipts are printed again on the page of the counter.',
    ],
  },
};
