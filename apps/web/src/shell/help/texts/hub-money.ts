import type { Help } from '../help-text.ts';

export const depositsHelp: Help = {
  id: {
    what: 'Top-up, penarikan, batas saldo, dan koreksi: seorang memesan, orang lain memutuskan.',
    steps: [
      'Pesanan baru: pilih jenis dan mitra, isi jumlah, referensi bank, dan alasan.',
      'Orang lain membuka pesanan dari daftar, lalu menyetujui atau menolaknya.',
      'Baru saat disetujui deposit dan buku besar berubah, dalam satu langkah.',
    ],
    asked: [
      [
        'Mengapa saya tidak dapat menyetujui?',
        'Pemesan tidak memutuskan pesanannya sendiri. Minta rekan Anda.',
      ],
    ],
  },
  en: {
    what: 'Top-ups, withdrawals, limits and corrections: one orders, somebody else decides.',
    steps: [
      "New order: choose kind and partner, enter amount, the bank's reference, and the reason.",
      'Somebody else opens the order from the list, and approves or rejects it.',
      'Only when it is approved do deposit and ledger change, in one step.',
    ],
    asked: [
      ['Why can I not approve it?', 'Who made an order does not decide it. Ask a colleague.'],
    ],
  },
};

export const statementHelp: Help = {
  id: {
    what: 'Rekening koran deposit: saldo awal, setiap mutasi, saldo akhir.',
    steps: [
      'Hari usaha berakhir pada cut-off mitra; hari terakhir ikut dihitung.',
      'CSV lengkap dan teks untuk dicetak ada di kanan atas.',
    ],
  },
  en: {
    what: 'The statement of a deposit: opening balance, every movement, closing balance.',
    steps: [
      "Business days end at the partner's cut-off; the last day is included.",
      'The whole as CSV, and text for printing, are at the top right.',
    ],
  },
};

export const ledgerHelp: Help = {
  id: {
    what: 'Buku besar: dari neraca saldo ke akun, ke peristiwa, sampai setiap baris.',
    steps: [
      'Enter pada akun membuka postingnya; Enter pada posting membuka peristiwanya.',
      'Setiap peristiwa berjumlah nol; debit positif, kredit negatif.',
      'Yang salah tidak diubah: koreksi dipesan di halaman Deposit.',
      '“Periksa sekarang” membandingkan seluruh buku besar dengan catatan; yang salah ditunjukkan dengan tempat dan angkanya.',
    ],
  },
  en: {
    what: 'The ledger: from the trial balance to an account, to an event, down to every line.',
    steps: [
      'Enter on an account opens its postings; Enter on a posting opens its event.',
      'Every event sums to zero; debit positive, credit negative.',
      'What is wrong is not changed: a correction is ordered on the page Deposits.',
      '“Examine now” compares the whole ledger with its records; what is wrong is told with its place and figures.',
    ],
  },
};
