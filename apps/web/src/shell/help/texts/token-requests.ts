import type { Help } from '../help-text.ts';

export const tokenRequestsHelp: Help = {
  id: {
    what: 'Monitoring Permohonan Token: setiap token yang diminta saat aktivasi atau pengaduan, dari permohonan sampai kabar dari meter. Status 3 adalah SUKSES TOKEN.',
    steps: [
      'Pilih jenis permohonan, ketik nomornya, tekan Filter. Nomor yang ditempel memilih jenisnya sendiri.',
      'Buka satu baris untuk melihat angka token (bila Anda berhak) atau meminta ulang yang gagal.',
      'Tabel berubah sendiri; tidak perlu memuat ulang.',
    ],
  },
  en: {
    what: 'Every token that an activation or a complaint asks for, from the request to the word of the meter. State 3 is SUKSES TOKEN.',
    steps: [
      'Choose what to look for, type its number, press the button. A number that is pasted chooses by itself.',
      'Open a row to see the digits (if you may) or to ask again for what failed.',
      'The table changes by itself; there is no need to load it again.',
    ],
  },
};
