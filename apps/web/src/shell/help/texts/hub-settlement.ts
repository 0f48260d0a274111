import type { Help } from '../help-text.ts';

export const settlementsHelp: Help = {
  id: {
    what: 'Hari usaha yang ditutup, laporannya, dan uang yang harus diteruskan.',
    steps: [
      'Server menutup hari dengan sendirinya lima menit sesudah cut-off.',
      'Transfer: seorang mengirim dan melaporkan referensi bank, orang lain mengonfirmasi.',
      'Konfirmasi langsung dibukukan; bandingkan dulu dengan rekening koran bank.',
    ],
  },
  en: {
    what: 'Closed business days, their reports, and the money that is to go on.',
    steps: [
      'The server closes a day by itself five minutes after the cut-off.',
      "Transfers: one sends and reports the bank's reference, somebody else confirms.",
      "A confirmation is booked at once; compare it with the bank's statement first.",
    ],
  },
};

export const reconciliationsHelp: Help = {
  id: {
    what: 'Berkas mitra dibandingkan dengan catatan kami; selisihnya diputuskan satu per satu.',
    steps: [
      'Pilih mitra, hari yang sudah ditutup, produk, dan berkasnya.',
      'Buka selisih: kedua pihak ditampilkan kolom demi kolom, token disamarkan.',
      'Putuskan dengan alasan. Yang memindahkan uang ditanyakan sekali lagi.',
    ],
    asked: [
      [
        'Mitra mengirim berkas yang diperbaiki. Apa yang terjadi?',
        'Bandingkan saja: yang tidak ada lagi menjadi hilang, yang sudah diputuskan tetap.',
      ],
    ],
  },
  en: {
    what: "A partner's file compared with our record; differences are decided one by one.",
    steps: [
      'Choose the partner, a day that is closed, the product, and the file.',
      'Open a difference: both sides are shown column by column, tokens masked.',
      'Decide with a reason. What moves money is asked once more.',
    ],
    asked: [
      [
        'The partner has sent a corrected file. What now?',
        'Compare it: what it no longer has is gone, what was decided stays decided.',
      ],
    ],
  },
};
