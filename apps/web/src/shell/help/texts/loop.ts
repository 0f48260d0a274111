import type { Help } from '../help-text.ts';

export const loopHelp: Help = {
  id: {
    what: 'Seluruh layanan dua arah dalam satu halaman: meter, kartu, loket dan pusat. Yang bekerja adalah server, kartu dan meter yang sebenarnya, bukan tiruan.',
    steps: [
      'Biarkan meter berjalan sampai kredit hampir habis.',
      'Tempelkan kartu ke meter: nomor, status dan load profile ditulis ke kartu.',
      'Tempelkan kartu ke loket dan beli token.',
      'Tempelkan kartu ke meter lagi: kWh masuk, dan jawabannya kembali ke kartu.',
    ],
    asked: [
      [
        'Apa yang terjadi bila kartu ditarik di tengah?',
        'Kartu tetap berisi keadaan lama atau keadaan baru, tidak pernah separuh. Coba dengan tombol gangguan.',
      ],
    ],
  },
  en: {
    what: 'The whole two-way service on one page: meter, card, counter and centre. What works here is the real server, card and meter, nothing is mocked.',
    steps: [
      'Let the meter run until its credit is low.',
      'Tap the card on the meter: number, state and load profile are written to the card.',
      'Tap the card at the counter and buy a token.',
      'Tap the card on the meter again: the kWh arrive, and the answer goes back to the card.',
    ],
    asked: [
      [
        'What if the card is pulled away in the middle?',
        'The card holds the old state or the new state, never half of it. Try it with the fault buttons.',
      ],
    ],
  },
};
