import type { Help } from '../help-text.ts';

export const cardInspectorHelp: Help = {
  id: {
    what: 'Setiap byte di kartu pelanggan dan artinya: identitas, kotak surat, laporan meter, dan bulan-bulannya.',
    steps: [
      'Baca kartu di pembaca loket, buka berkas kartu, atau tempel hex 888 byte.',
      'Pilih bagiannya; slot yang berlaku ada di atas, slot sebelumnya di bawahnya.',
      'Angka token disamarkan sampai Anda minta. Tidak ada yang dikirim ke server atau ditulis ke kartu.',
    ],
  },
  en: {
    what: 'Every byte on a customer’s card and what it means: identity, mailbox, the meter’s report, and its months.',
    steps: [
      'Read the card on the counter’s reader, open a card’s file, or paste hex of 888 bytes.',
      'Choose the part; the live slot is above, the previous one below it.',
      'Digits of tokens are starred until you ask. Nothing is sent to the server or written on the card.',
    ],
  },
};
