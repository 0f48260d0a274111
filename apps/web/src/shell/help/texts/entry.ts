import type { Help } from '../help-text.ts';

export const entryHelp: Help = {
  id: {
    what: 'Entri satu permohonan. Biaya dihitung server saat Anda mengisi; belum ada yang tersimpan sebelum Anda menekan Simpan permohonan.',
    steps: [
      'Selain Pasang Baru: isi IDPEL; data sekarang muncul di sampingnya.',
      'Pilih produk, tarif dan daya; hanya yang berlaku hari ini yang ditawarkan.',
      'Periksa biaya, lalu Simpan permohonan. Nomor agenda muncul di halaman berikutnya.',
    ],
    asked: [
      [
        'Saya pindah halaman sebelum selesai. Apakah isian hilang?',
        'Tidak. Isian tetap ada di tab ini sampai dikirim, dikosongkan, atau Anda keluar.',
      ],
    ],
  },
  en: {
    what: 'The entry of one application. The server works out the costs as you fill it in; nothing is kept before you press Save the application.',
    steps: [
      'All but a new connection: fill in the IDPEL; what the customer has now appears beside it.',
      'Choose product, tariff and power; only what there is today is offered.',
      'Look at the costs, then save. The agenda number is on the next page.',
    ],
    asked: [
      [
        'I went to another page before I was done. Is it lost?',
        'No. What you typed stays in this tab until it is sent or emptied, or you sign out.',
      ],
    ],
  },
};
