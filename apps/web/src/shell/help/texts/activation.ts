import type { Help } from '../help-text.ts';

export const activationHelp: Help = {
  id: {
    what: 'Aktivasi No Meter: memberi permohonan yang lunas sebuah meter dari persediaan unit. Tokennya langsung diminta.',
    steps: [
      'Cari nomor agenda, atau buka satu baris dari yang menunggu.',
      'Ketik nomor meter. Merek, type dan no. pabrik muncul bila meternya cocok.',
      'Tekan Aktivasi. Status token tampil di halaman permohonan, dan berubah sendiri.',
    ],
    asked: [
      [
        'Meter tidak sesuai produk. Apa yang harus saya lakukan?',
        'Pakai meter yang sesuai. Hanya bila unit tidak punya meter NFC, pengecualian ditawarkan: permohonan menjadi satu arah, dengan alasan Anda.',
      ],
    ],
  },
  en: {
    what: "Gives an application that was paid a meter from the unit's stock. Its tokens are asked for at once.",
    steps: [
      'Find the agenda number, or open a row of those that wait.',
      'Type the meter number. Make, model and factory number appear when the meter fits.',
      'Press Activate. The state of the tokens is on the page of the application, and changes by itself.',
    ],
    asked: [
      [
        'The meter does not fit the product. What now?',
        'Take one that fits. Only when the unit has no NFC meter, an exception is offered: the application becomes one-way, with your reason.',
      ],
    ],
  },
};
