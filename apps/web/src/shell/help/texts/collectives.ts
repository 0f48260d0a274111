import type { Help } from '../help-text.ts';

export const collectivesHelp: Help = {
  id: {
    what: 'PB Kolektif: satu berkas CSV berisi banyak pasang baru. Berkas diperiksa, dikirim, lalu permohonannya dibuat di latar belakang.',
    steps: [
      'Kirim berkas: pilih unit dan berkas; setiap baris langsung diperiksa dan dihitung biayanya.',
      'Buka permohonan kolektifnya dan tekan Mulai; kemajuannya tampil langsung.',
      'Baris yang ditolak: unduh, perbaiki, dan kirim lagi dengan Kirim perbaikan.',
    ],
    asked: [
      [
        'Berkas terkirim dua kali?',
        'Tidak apa-apa: berkas yang sama hanya sekali, dan baris yang persis sama tidak dibuat dua kali.',
      ],
    ],
  },
  en: {
    what: 'Collective requests: one CSV file of many new connections. The file is checked, sent, and its applications are made in the background.',
    steps: [
      'Send a file: choose unit and file; every line is checked and costed at once.',
      'Open the request and press Start; its progress is shown live.',
      'Refused lines: download them, correct them, and send them again with Send corrections.',
    ],
    asked: [
      [
        'The file went out twice?',
        'No harm: the same file is taken once, and a line that is exactly the same is not made twice.',
      ],
    ],
  },
};
