import type { Help } from '../help-text.ts';

export const loadProfileHelp: Help = {
  id: {
    what: 'Yang diceritakan satu meter setiap bulan: stand, pemakaian, sisa kWh, tegangan, dan tamper.',
    steps: [
      'Ketik nomor meter, lalu Tampilkan; alamat halaman menyimpan meter dan jumlah bulan.',
      'Grafik menunjukkan yang sama dengan tabel: pemakaian, sisa kredit, tegangan dengan batasnya, dan yang terjual.',
      'Tabel dapat diunduh sebagai CSV dan dicetak.',
    ],
    asked: [
      [
        'Mengapa pemakaian sebuah bulan kosong?',
        'Bulan sebelumnya tidak ada, atau salah satunya tidak dapat dipercaya. Pemakaian tidak pernah dihitung dari satu meter ke meter lain.',
      ],
      [
        'Apa arti “Bulan yang diceritakan berbeda”?',
        'Dua pembacaan bulan yang sama tidak cocok. Keduanya disimpan, dan yang dipakai ditandai.',
      ],
    ],
  },
  en: {
    what: 'What one meter tells of each month: stand, use, remaining kWh, voltage, and tamper.',
    steps: [
      'Type a meter number, then Show; the address of the page keeps the meter and the number of months.',
      'The charts show what the table says: use, remaining credit, voltage with its band, and what was sold.',
      'The table downloads as CSV, and prints.',
    ],
    asked: [
      [
        'Why is the use of a month empty?',
        'There is no month before it, or one of the two cannot be trusted. Use is never counted from one meter to another.',
      ],
      [
        'What are “Months that were told otherwise, too”?',
        'Two readings of the same month differ. Both are kept, and the one that counts is marked.',
      ],
    ],
  },
};
