import { texts } from '../../../i18n/language.ts';

export const removalTexts = texts(
  {
    removeTitle: 'Bongkar rampung',
    removeNote:
      'Yang akan terjadi: penjualan ke pelanggan ini berhenti seketika, kartunya diblokir sampai dikembalikan, UJL {ujl} tetap tercatat. Hanya Pasang Kembali (PS) yang menyambungnya lagi.',
    removedOn: 'Dibongkar tanggal',
    fitter: 'Petugas lapangan',
    lwbp: 'Stand cabut LWBP (kWh)',
    wbp: 'Stand cabut WBP (kWh)',
    kvarh: 'Stand cabut kVArh',
    remaining: 'Sisa kWh di layar',
    notRead: 'Kosongkan bila tidak terbaca.',
    required: 'Wajib diisi.',
    dayWrong: 'Tanggal yang sudah lewat, atau hari ini.',
    numberWrong: 'Bukan angka yang mungkin.',
    send: 'Catat pembongkaran',
    confirmTitle: 'Bongkar {name}?',
    confirmText:
      'Meter {meterNo} tidak dapat membeli lagi, dan kartunya diblokir. Tidak dapat ditarik kembali: menyambung lagi berarti permohonan Pasang Kembali.',
  },
  {
    removeTitle: 'Removal of the supply',
    removeNote:
      'What will happen: sales to this customer end at once, the card is blocked until it is brought back, the deposit (UJL) of {ujl} stays on record. Only a re-installation (PS) connects it again.',
    removedOn: 'Removed on',
    fitter: 'Fitter',
    lwbp: 'Register off-peak (LWBP, kWh)',
    wbp: 'Register peak (WBP, kWh)',
    kvarh: 'Register of kVArh',
    remaining: 'Credit left on the display (kWh)',
    notRead: 'Leave empty what could not be read.',
    required: 'This is needed.',
    dayWrong: 'A day that is over, or today.',
    numberWrong: 'This figure cannot be.',
    send: 'Record the removal',
    confirmTitle: 'Take away the supply of {name}?',
    confirmText:
      'Meter {meterNo} can buy nothing more, and its card is blocked. That cannot be taken back: to connect again takes an application for re-installation.',
  },
);
