import type { Help } from '../help-text.ts';

export const meterStockHelp: Help = {
  id: {
    what: 'Persediaan meter: meter apa saja yang ada, di mana, dan bagaimana meter masuk dan berpindah.',
    steps: [
      'Saring menurut status, jenis, unit, atau awal nomor; Enter membuka satu meter dengan perpindahannya.',
      'Pindahkan banyak meter sekaligus: pindai nomornya, pilih tujuannya. Semua pindah, atau tidak satu pun.',
      'Impor berkas pabrik: pilih berkas, baca temuannya, lalu simpan.',
      'Merek dan model: Enter membuka satu model untuk diubah; yang sudah dipakai meter hanya merek, tipe dan amperenya.',
    ],
    asked: [
      [
        'Apa arti peringatan angka periksa?',
        'Nomornya tidak berakhir dengan angka periksa Luhn: meter dapat diterima, tetapi tokennya tidak dapat dibuat.',
      ],
    ],
  },
  en: {
    what: 'The stock of meters: which there are, where each one is, and how meters come in and move.',
    steps: [
      'Filter by state, kind, unit, or the beginning of a number; Enter opens a meter with its movements.',
      'Move many at once: scan their numbers, choose where to. All of them go, or none.',
      'Import a file of a maker: choose it, read the findings, then store it.',
      'Makers and models: Enter opens a model to be changed; of one that meters are of, make, type and amperes only.',
    ],
    asked: [
      [
        'What does the warning about the check digit mean?',
        'The number does not end in a Luhn digit: the meter can be received, but no tokens can be made for it.',
      ],
    ],
  },
};
