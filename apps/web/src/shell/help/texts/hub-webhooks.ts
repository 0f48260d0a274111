import type { Help } from '../help-text.ts';

export const webhooksHelp: Help = {
  id: {
    what: 'Webhook mitra Anda: alamat server yang diberi tahu begitu sesuatu terjadi, dan nasib setiap kiriman.',
    steps: [
      'Daftarkan alamat https dan peristiwanya; salin rahasianya saat itu juga.',
      'Kirim percobaan, lalu lihat jawabannya di daftar kiriman.',
      'Yang gagal dua belas kali diparkir; setelah server Anda pulih, tekan “Kirim lagi”.',
    ],
    asked: [
      [
        'Bagaimana rahasia diganti tanpa kehilangan kiriman?',
        'Tekan “Ganti rahasia”: sehari lamanya setiap kiriman ditandatangani dengan yang lama dan yang baru.',
      ],
    ],
  },
  en: {
    what: 'The webhooks of your partner: addresses that are told as things happen, and what became of each delivery.',
    steps: [
      'Register an https address and its events; copy the secret there and then.',
      'Send a test, and see the answer in the list of deliveries.',
      'What has failed twelve times is parked; once your server is well again, press “Send again”.',
    ],
    asked: [
      [
        'How is the secret changed without losing a delivery?',
        'Press “Change the secret”: for a day every delivery is signed by the old one and the new one.',
      ],
    ],
  },
};
