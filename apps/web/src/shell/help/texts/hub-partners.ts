import type { Help } from '../help-text.ts';

export const partnersHelp: Help = {
  id: {
    what: 'Semua bank, switching, dan agen yang menjual, dengan saldo depositnya.',
    steps: [
      'Enter pada satu baris membuka mitranya.',
      'Saring menurut status; saringan tetap di alamat halaman.',
      'Mitra baru mulai dengan deposit nol: daftarkan, lalu pesan top-up.',
    ],
  },
  en: {
    what: 'All banks, switching companies and agents that sell, with the balance of their deposits.',
    steps: [
      'Enter on a row opens the partner.',
      'Filter by state; the filter stays in the address of the page.',
      'A new partner begins with an empty deposit: register it, then order a top-up.',
    ],
  },
};

export const partnerHelp: Help = {
  id: {
    what: 'Satu mitra: deposit, jam layanan, cut-off, biaya admin, loket, dan terminal.',
    steps: [
      'Saldo berubah lewat pesanan di halaman Deposit, bukan di sini.',
      'Memblokir mitra perlu alasan, dan berlaku seketika.',
      'Loket dan terminal yang diblokir tidak dapat menjual; buka lagi dengan tombol yang sama.',
    ],
    asked: [
      [
        'Mengapa hari usaha berubah?',
        'Hari usaha berakhir pada awal cut-off mitra; siapa yang menggesernya menggeser akhir hari.',
      ],
    ],
  },
  en: {
    what: 'One partner: deposit, service hours, cut-off, admin fees, counters and terminals.',
    steps: [
      'The balance changes by orders on the page Deposits, not here.',
      'Blocking a partner needs a reason, and holds at once.',
      'Blocked counters and terminals cannot sell; the same button lets them in again.',
    ],
    asked: [
      [
        'Why has the business day moved?',
        "It ends where the partner's cut-off begins; whoever moves the one moves the other.",
      ],
    ],
  },
};

export const linksHelp: Help = {
  id: {
    what: 'Jalur ISO 8583 dari sentral mitra ke server ini, langsung seperti adanya sekarang.',
    steps: [
      'Bekerja: tersambung dan sudah sign-on. Belum sign-on: tersambung saja.',
      'Pilih satu link untuk melihat koneksinya, batasnya, dan alamat yang boleh masuk.',
      'Menutup link menjawab dulu yang sedang berjalan, lalu memutus koneksinya.',
    ],
  },
  en: {
    what: 'The ISO 8583 links of partner centrals to this server, as they stand at this moment.',
    steps: [
      'At work: connected and signed on. Not signed on: connected only.',
      'Choose a link to see its connections, its limits, and from where it may come.',
      'Shutting a link answers what is under way first, then cuts its connections.',
    ],
  },
};
