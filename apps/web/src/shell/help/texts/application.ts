import type { Help } from '../help-text.ts';

export const applicationHelp: Help = {
  id: {
    what: 'Satu permohonan: data, biaya, setiap langkah dengan waktu dan petugasnya, dan dokumennya. Halaman ini hanya untuk dibaca.',
    steps: [
      'Status sekarang ada di kanan atas.',
      'Tabel Perjalanan menunjukkan siapa mengerjakan apa, dan alasan bila ada.',
      'Halaman berubah sendiri bila rekan Anda mengambil langkah.',
    ],
  },
  en: {
    what: 'One application: its data, costs, every step with its time and who took it, and its documents. This page is for reading only.',
    steps: [
      'Where it stands is at the top right.',
      'The table of its way shows who did what, and why where that had to be said.',
      'The page changes by itself when a colleague takes a step.',
    ],
  },
};
