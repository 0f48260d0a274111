import type { Help } from '../help-text.ts';

export const customerHelp: Help = {
  id: {
    what: 'Data induk satu pelanggan (DIL): siapa, meter apa, boleh membeli atau tidak, permohonan, kartu dan riwayatnya. Halaman ini hanya untuk dibaca.',
    steps: [
      'Tekan nomor meter untuk load profile dan token.',
      'Tekan nomor agenda untuk permohonan yang mengubah data.',
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
    what: 'The master record (DIL) of one customer: who, which meter, whether they may buy, applications, cards and history. This page is for reading only.',
    steps: [
      'Press the meter number for load profile and tokens.',
      'Press an agenda number for the application that changed the record.',
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
