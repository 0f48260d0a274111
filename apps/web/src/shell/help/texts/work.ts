import type { Help } from '../help-text.ts';

export const workHelp: Help = {
  id: {
    what: 'Permohonan yang menunggu di unit Anda. Tombol di atas menunjukkan tahap yang dapat Anda kerjakan, dengan jumlahnya.',
    steps: [
      'Tekan satu tahap untuk mempersempit, atau pilih tahap lain untuk melihat pekerjaan rekan.',
      'Buka satu baris (Enter): langkah Anda ada di atas halaman permohonan.',
      'Kolom TMP menunjukkan permohonan yang mendekati atau melewati target.',
    ],
    asked: [
      [
        'Mengapa permohonan yang saya entri tidak bisa saya setujui?',
        'Pembuat dan pengesah harus dua orang.',
      ],
    ],
  },
  en: {
    what: 'Applications that wait in your units. The buttons at the top are the stages that you can do something about, with how many wait.',
    steps: [
      'Press a stage to narrow the list, or choose another one to see what colleagues have to do.',
      'Open a row (Enter): your step is at the top of the page of the application.',
      'The service level tells which applications are near or over their target.',
    ],
    asked: [
      ['Why can I not approve what I entered?', 'Whoever enters and whoever approves must be two.'],
    ],
  },
};
