import type { Help } from '../help-text.ts';

export const counterHelp: Help = {
  id: {
    what: 'Menjual token dan menerima pembayaran di loket, cukup dengan papan ketik.',
    steps: [
      'Tempelkan kartu pelanggan, atau ketik nomor meter, IDPEL atau nomor registrasi.',
      'Bacakan nama pelanggan dan pastikan benar.',
      'Pilih jumlah, terima uang, tekan Enter.',
      'Tunggu kartu ditulis dan struk dicetak, lalu kembalikan kartu.',
    ],
    asked: [
      [
        'Jawaban tidak datang. Apakah saya ulangi?',
        'Ya, pada transaksi yang sama: permintaan yang sama memberi token yang sama dan hanya dibayar sekali. Jangan mulai transaksi baru sebelum yang ini selesai.',
      ],
      ['Struk hilang?', 'Cetak ulang dari daftar penjualan hari ini; struk bertanda CU.'],
    ],
  },
  en: {
    what: 'Sells tokens and takes payments at the counter, with the keyboard alone.',
    steps: [
      "Tap the customer's card, or type a meter number, IDPEL or registration number.",
      'Read the name aloud and make sure that it is right.',
      'Choose the amount, take the money, press Enter.',
      'Wait until the card is written and the receipt printed, then give the card back.',
    ],
    asked: [
      [
        'No answer comes. Do I try again?',
        'Yes, with the same transaction: the same request gives the same token and is paid once. Begin no other before this one is finished.',
      ],
      ['The receipt is lost?', "Print it again from today's sales; it is marked CU."],
    ],
  },
};
