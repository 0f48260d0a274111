import type { Help } from '../help-text.ts';

export const p2tlHelp: Help = {
  id: {
    what: 'Meter yang layak diperiksa P2TL, yang paling mungkin di atas, dengan alasan dan angka-angkanya.',
    steps: [
      'Pilih unit dan skor terendah.',
      'Buka satu baris: setiap alasan ditulis, juga yang meringankan pelanggan.',
      'Lihat load profile dan neraca gardunya sebelum berangkat; unduh daftarnya sebagai CSV.',
    ],
    asked: [
      [
        'Apakah skor sebuah bukti?',
        'Bukan. Skor adalah peluang bahwa pemeriksaan menemukan pencurian; buktinya ada di lapangan.',
      ],
    ],
  },
  en: {
    what: 'Meters that are worth an inspection, the likeliest first, with the reasons and their figures.',
    steps: [
      'Choose a unit and the lowest score.',
      'Open a row: every reason is written, those in favour of the customer among them.',
      'See the load profile and the balance of the transformer before you go; download the list as CSV.',
    ],
    asked: [
      [
        'Is the score a proof?',
        'No. It is how likely an inspection finds theft; the proof is in the field.',
      ],
    ],
  },
};
