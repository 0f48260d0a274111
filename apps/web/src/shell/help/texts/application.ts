import type { Help } from '../help-text.ts';

export const applicationHelp: Help = {
  id: {
    what: 'Satu permohonan: apa yang dapat Anda lakukan sekarang, perjalanannya, data dan biaya, dokumen, dan tokennya.',
    steps: [
      'Langkah Anda ada di atas; bila kosong, di sana tertulis siapa yang ditunggu.',
      'Langkah yang menarik sesuatu kembali meminta alasan; alasan tercatat.',
      'Dokumen: tekan satu baris untuk melihat dan mencetaknya. Lampiran yang keliru dihapus oleh yang melampirkan, atau supervisor, dengan alasan.',
      'Halaman berubah sendiri bila rekan Anda mengambil langkah.',
    ],
  },
  en: {
    what: 'One application: what you can do now, its way, its data and costs, documents, and tokens.',
    steps: [
      'Your steps are at the top; where there are none, it says whom it waits for.',
      'Steps that take something back ask for a reason, which is kept.',
      'Documents: press a row to look at it and print it. A wrong attachment is removed by who added it, or a supervisor, with a reason.',
      'The page changes by itself when a colleague takes a step.',
    ],
  },
};
