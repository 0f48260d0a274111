import type { Help } from '../help-text.ts';

export const customerHelp: Help = {
  id: {
    what: 'Satu pelanggan: siapa, meter dan kartunya, pembelian dan token, load profile, permohonan, dokumen, pengaduan dan riwayat. Meter bermasalah ditangani di sini, dalam satu langkah.',
    steps: [
      'Clear tamper: tulis apa yang dikatakan pelanggan, tekan sekali; tokennya tampil di tempat isian.',
      'Ganti meter: isi bacaan meter lama dan nomor meter baru; sisa kWh, kartu dan utang ikut pindah.',
      'Kartu: tekan satu baris untuk melaporkan hilang, memblokir, atau menggantinya.',
      'Pembelian dan pembayaran: satu baris membuka transaksinya, sampai baris buku besarnya, bagi yang berhak melihat penjualan.',
      'Tekan nomor agenda untuk permohonan yang mengubah data.',
      'Bongkar rampung: petugas lapangan atau supervisor mencatat stand cabut dan sisa kWh; akibatnya tertulis sebelum disimpan.',
      'Judul kolom mengurutkan; setiap tabel dapat diunduh sebagai CSV.',
    ],
    asked: [
      [
        'Mengapa sebagian data tertutup bintang?',
        'Data pribadi hanya terbuka bagi peran yang memerlukannya, di unitnya sendiri.',
      ],
    ],
  },
  en: {
    what: 'The master record (DIL) of one customer: who, meter and cards, purchases and tokens, load profile, applications, documents, complaints and history. A meter that gives trouble is dealt with here, in one step.',
    steps: [
      'Clear tamper: write what the customer says, press once; the token is shown in the place of the form.',
      'Replace the meter: fill in what the old one showed and the number of the new one; credit, cards and debts move along.',
      'Cards: press a row to report one lost, block it, or replace it.',
      'Purchases and payments: a row opens the transaction, down to its lines in the ledger, for who may see sales.',
      'Press an agenda number for the application that changed the record.',
      'Removing the supply: a fitter or supervisor records registers and credit left; what follows is told before it is saved.',
      'Column titles sort; every table can be downloaded as CSV.',
    ],
    asked: [
      [
        'Why are some data masked?',
        'Personal data are open only to roles that need them, in their own units.',
      ],
    ],
  },
};
