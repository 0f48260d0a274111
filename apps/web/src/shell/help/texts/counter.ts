import type { Help } from '../help-text.ts';

export const counterHelp: Help = {
  id: {
    what: 'Menjual token dan menerima pembayaran di loket, cukup dengan papan ketik: kartu, nominal, bayar, cetak.',
    steps: [
      'Letakkan kartu pelanggan di pembaca: nama dan kabar meternya tampil sendiri. Tanpa kartu, ketik nomor meter, IDPEL atau nomor registrasi, lalu bacakan namanya.',
      'Tekan angka nominal, terima uang, tekan Enter. Kartu tetap di pembaca.',
      'Setelah token tertulis di kartu, Enter mencetak struk dan meja bebas lagi. Kembalikan kartunya.',
    ],
    asked: [
      [
        'Jawaban tidak datang. Apakah saya ulangi?',
        'Tidak perlu: layar bertanya lagi sendiri dengan kunci yang sama, dan hanya dibayar sekali. Bila pelanggan pergi, batalkan atau biarkan tertunda.',
      ],
      [
        'Kartu terangkat saat ditulis?',
        'Token sudah terjual dan tidak hilang. Letakkan lagi kartu yang sama, atau berikan token di kertas.',
      ],
      [
        'Layar tertutup atau listrik padam di tengah penjualan?',
        'Buka lagi: yang belum selesai berdiri paling atas, dengan apa yang harus dilakukan.',
      ],
      ['Struk hilang?', 'Cetak ulang dari halaman hari ini; struk bertanda CU.'],
    ],
    keys: [
      ['1 … 9', 'Nominal; pada rekening: sampai bulan yang mana'],
      ['0', 'Nominal lain'],
      ['+', 'Uang diterima dan kembalian'],
      ['Enter', 'Bayar, cetak, ya, coba lagi'],
      ['K', 'Token di kertas, bila kartu tidak dapat ditulis'],
      ['B', 'Batalkan yang belum diketahui hasilnya'],
      ['Esc', 'Selesai dengan pelanggan ini, atau biarkan tertunda'],
    ],
  },
  en: {
    what: 'Sells tokens and takes payments at the counter with the keyboard alone: card, amount, pay, print.',
    steps: [
      "Put the customer's card on the reader: name and news of the meter show themselves. Without a card, type a meter number, IDPEL or registration number, and read the name aloud.",
      'Press the digit of an amount, take the money, press Enter. The card stays on the reader.',
      'When the token is on the card, Enter prints the receipt and the desk is free again. Give the card back.',
    ],
    asked: [
      [
        'No answer comes. Do I try again?',
        'No need: the screen asks again by itself under the same key, and it is paid once. If the customer leaves, call it off or leave it pending.',
      ],
      [
        'The card came off while it was written?',
        'The token is sold and not lost. Put the same card on again, or give the token on paper.',
      ],
      [
        'The page was closed, or the power went, in the middle of a sale?',
        'Open it again: what is not finished stands first, with what to do.',
      ],
      ['The receipt is lost?', 'Print it again on the page of today; it is marked CU.'],
    ],
    keys: [
      ['1 … 9', 'An amount; with bills: up to which month'],
      ['0', 'Another amount'],
      ['+', 'Cash received, and the change'],
      ['Enter', 'Pay, print, yes, try again'],
      ['K', 'Token on paper, when the card cannot be written'],
      ['B', 'Call off what has no known outcome'],
      ['Esc', 'Done with this customer, or leave it pending'],
    ],
  },
};
