import type { Help } from '../help-text.ts';

export const twoWayHelp: Help = {
  id: {
    what: 'Monitoring Transaksi Prabayar Dua Arah NFC: setiap pembelian meter dua arah di unit Anda.',
    steps: [
      'Isi unit, waktu, nomor meter atau IDPEL, lalu Cari; alamat halaman menyimpannya.',
      'Nomor meter membuka load profile; Enter membuka jejak penjualannya.',
      '“Unduh semuanya” memberi seluruh hasil sebagai CSV, bukan hanya yang tampil.',
    ],
  },
  en: {
    what: 'Monitoring of two-way prepaid NFC transactions: every purchase for a two-way meter in your units.',
    steps: [
      'Fill in unit, time, meter number or IDPEL, then Search; the address of the page keeps it.',
      'A meter number opens its load profile; Enter opens the whole trace of the sale.',
      '“Download all” gives the whole result as CSV, not only what is shown.',
    ],
  },
};

export const profileReportsHelp: Help = {
  id: {
    what: 'Lima laporan load profile: jam nyala, tegangan ujung, kondisi meter, tamper, serta terjual dan tercatat.',
    steps: [
      'Pilih jenis laporan dan bulan.',
      'Buka satu baris untuk turun: UPI, UP3, ULP, penyulang, gardu, lalu meter.',
      'Jejak di atas tabel membawa kembali ke atas; tombol Kembali di browser juga.',
    ],
    asked: [
      [
        'Apa arti “Terjual belum masuk”?',
        'Energi yang dibeli dikurangi yang masuk ke meter: token yang belum sampai, atau pembacaan yang tidak benar.',
      ],
      [
        'Bagaimana susut dihitung?',
        'Yang disalurkan menurut meter penyulang atau gardu, dikurangi perkiraan pemakaian. Meter yang belum terbaca dihitung seperti yang terbaca.',
      ],
    ],
  },
  en: {
    what: 'Five reports on load profiles: burn hours, end-of-line voltage, condition of meters, tamper, and sold against registered.',
    steps: [
      'Choose the kind of report and the month.',
      'Open a row to go down: UPI, UP3, ULP, feeder, transformer, then the meter.',
      'The way above the table leads up again; so does the browser’s Back.',
    ],
    asked: [
      [
        'What is “Sold and not taken”?',
        'Energy that was bought less what meters took: tokens that have not arrived, or readings that are not true.',
      ],
      [
        'How is loss counted?',
        'What the own meter of the feeder or transformer counted, less the likely use. Meters that are not read count like those that are.',
      ],
    ],
  },
};
