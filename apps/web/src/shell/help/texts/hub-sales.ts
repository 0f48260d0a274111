import type { Help } from '../help-text.ts';

export const salesHelp: Help = {
  id: {
    what: 'Semua permintaan sehari dari semua mitra: terjual, dibatalkan, atau ditolak.',
    steps: [
      'Pilih hari, mitra, produk, dan status; semuanya tetap di alamat halaman.',
      'Enter membuka jejak penjualan: permintaan, pembukuan, token, kartu, dan kabar dari meter.',
      'Yang ditolak tidak dibukukan; kodenya ada di daftar kode kesalahan.',
    ],
  },
  en: {
    what: 'Every request of a day of all partners: sold, taken back, or declined.',
    steps: [
      'Choose day, partner, product and state; all of it stays in the address of the page.',
      "Enter opens a sale's trace: request, postings, token, card, and what the meter said.",
      'What was declined is not booked; its code is in the list of error codes.',
    ],
  },
};

export const advicesHelp: Help = {
  id: {
    what: 'Permintaan yang perlu dilihat orang, karena jawabannya tidak sampai pada mitra.',
    steps: [
      'Buka satu baris: yang tercatat sekarang ditampilkan, dan apa artinya.',
      'Beri tahu mitra, lalu keluarkan dari daftar dengan alasan.',
      'Tidak ada uang yang berpindah karenanya.',
    ],
  },
  en: {
    what: 'Requests that need a person, because their answer did not reach the partner.',
    steps: [
      'Open a row: what is on record now is shown, and what that means.',
      'Tell the partner, then take it off the list with a reason.',
      'No money moves by it.',
    ],
  },
};
