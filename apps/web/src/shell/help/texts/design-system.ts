import type { Help } from '../help-text.ts';

export const designSystemHelp: Help = {
  id: {
    what: 'Semua komponen layar dan kapan dipakai: bagi yang membuat halaman baru.',
    steps: [
      'Ubah warna, bahasa dan zona waktu di kanan atas dan lihat komponennya berubah.',
      'Tabel di bawah berisi 100.000 baris; geser dengan panah, Page Down atau End.',
    ],
  },
  en: {
    what: 'All components of the screens and when to use each: for those who make new pages.',
    steps: [
      'Change colours, language and time zone at the top right and watch the components follow.',
      'The table below has 100,000 rows; go through it with arrows, Page Down or End.',
    ],
  },
};
