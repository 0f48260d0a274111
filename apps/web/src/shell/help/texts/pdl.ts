import type { Help } from '../help-text.ts';

export const pdlHelp: Help = {
  id: {
    what: 'PDL: data induk pelanggan diremajakan dari permohonan, realisasi dan kontrak. Yang mengentri, yang memeriksa dan yang mengesahkan bukan orang yang sama.',
    steps: [
      'Usulan sudah terisi. Ubah hanya yang memang lain; yang ditetapkan surat tidak dapat diubah.',
      'Perhatikan tanda di samping isian: yang salah harus dibetulkan, peringatan dilihat pemeriksa.',
      'Setelah diperiksa dan disahkan, peremajaan mengubah data induk. Itu tidak dapat ditarik kembali.',
    ],
    asked: [
      [
        'Bagaimana sisa UJL dibayar tunai?',
        'Setelah peremajaan: tekan “Minta uang tunai” di bawah Perhitungan UJL, juga pada halaman permohonan dan pelanggan. Supervisor lain membayarnya dengan referensi bank, atau menjadikannya token lagi.',
      ],
    ],
  },
  en: {
    what: 'The master record is renewed from application, realisation and contract. Who enters it does neither check nor approve it.',
    steps: [
      'The proposal is filled in. Change only what is to be otherwise; what the papers fix cannot be changed.',
      'Look at the marks beside the fields: errors have to be put right, warnings go to the checker.',
      'Once it was checked and approved, posting changes the master record. That cannot be taken back.',
    ],
    asked: [
      [
        'How is what is over of a deposit paid in cash?',
        'Once posted: press “Ask for cash” below the settlement, also on the pages of the application and the customer. Another supervisor pays it out with the bank’s reference, or makes it a token again.',
      ],
    ],
  },
};
