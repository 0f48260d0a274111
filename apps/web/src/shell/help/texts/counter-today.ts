import type { Help } from '../help-text.ts';

export const counterTodayHelp: Help = {
  id: {
    what: 'Apa yang diterima loket ini hari ini menurut pusat, berapa yang harus ada di laci, dan struk sekali lagi.',
    steps: [
      'Selesaikan dulu yang belum selesai di meja loket: itu belum terhitung.',
      'Hitung uang di laci per pecahan; selisihnya tampil sendiri.',
      'Pilih satu baris untuk mencetak ulang struknya, atau membatalkan pembayaran yang keliru.',
    ],
    asked: [
      [
        'Pembelian token keliru. Dapat dibatalkan?',
        'Tidak: token tidak dapat ditarik. Hanya registrasi dan rekening yang dapat dibatalkan, di hari yang sama.',
      ],
      [
        'Pelanggan kehilangan struk dari loket lain?',
        'Cari nomor meternya di bawah; cetakannya bertanda CU.',
      ],
    ],
  },
  en: {
    what: 'What this counter took in today as the centre has it, how much must be in the till, and receipts again.',
    steps: [
      'First finish at the desk what is not finished: it is not counted yet.',
      'Count the notes and coins; the difference shows itself.',
      'Choose a row to print its receipt again, or to take back a payment made by mistake.',
    ],
    asked: [
      [
        'A token was bought by mistake. Can it be taken back?',
        'No: a token cannot be recalled. Only registrations and bills can be taken back, on the same day.',
      ],
      [
        'A customer has lost a receipt of another counter?',
        'Look the meter number up below; what is printed is marked CU.',
      ],
    ],
  },
};
