import type { Help } from '../help-text.ts';

export const complaintsHelp: Help = {
  id: {
    what: 'Semua pengaduan di unit Anda: clear tamper, ganti meter, dan lainnya, dengan status tokennya.',
    steps: [
      'Saring menurut jenis, status, atau kWh yang menunggu keputusan; saringan ikut di alamat halaman.',
      'Tekan Enter pada satu baris untuk membukanya.',
      'Pengaduan baru dimasukkan dari halaman pelanggan: cari pelanggan dengan /, lalu Clear tamper, Ganti meter, atau Pengaduan lain.',
    ],
  },
  en: {
    what: 'All complaints of your units: clear tamper, meters replaced, and others, with the state of their tokens.',
    steps: [
      'Filter by kind, state, or kWh that wait for a decision; the filters stand in the address of the page.',
      'Press Enter on a row to open it.',
      'New complaints are entered on the page of the customer: find the customer with /, then Clear tamper, Replace the meter, or Other complaint.',
    ],
  },
};

export const complaintHelp: Help = {
  id: {
    what: 'Satu pengaduan: apa yang dikatakan, apa yang terjadi, tokennya, dan yang masih harus diputuskan.',
    steps: [
      'Petugas metering dan lapangan dapat menampilkan angka token; setiap kali dilihat, tercatat.',
      'Token dapat dikirim ke kartu pelanggan, dan naik pada tempelan berikutnya di loket.',
      'Sisa kWh yang besar disetujui atau ditolak oleh orang kedua.',
      'Pengaduan tanpa token ditutup dengan tangan sesudah ditangani.',
    ],
    asked: [
      [
        'Pengaduan ganti meter salah. Bagaimana?',
        'Tidak ada yang dihapus: masukkan pengaduan baru yang memperbaikinya.',
      ],
    ],
  },
  en: {
    what: 'One complaint: what was said, what was done, its tokens, and what is still to be decided.',
    steps: [
      'Metering staff and fitters may show the digits of the tokens; each look is on record.',
      'Tokens can be sent by the customer’s card, and go onto it at its next tap at a counter.',
      'Much credit is approved or refused by a second person.',
      'A complaint without tokens is closed by hand once it was dealt with.',
    ],
    asked: [
      [
        'A meter was replaced by mistake. What now?',
        'Nothing is deleted: enter another complaint that puts it right.',
      ],
    ],
  },
};
