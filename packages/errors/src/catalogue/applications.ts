import type { CatalogueEntry } from './entry.ts';

/** Applications (permohonan) and their steps. */
export const applicationsErrors = {
  SETRUM_AGENDA_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Nomor agenda {agendaNo} tidak ditemukan.',
    en: 'There is no agenda number {agendaNo}.',
    action: {
      id: 'Periksa nomornya (18 digit), atau cari menurut nama, IDPEL atau nomor registrasi.',
      en: 'Check the number (18 digits), or search by name, IDPEL or registration number.',
    },
  },
  SETRUM_APPLICATION_STATE: {
    http: 409,
    iso: null,
    id: 'Langkah {action} tidak dapat dilakukan pada agenda {agendaNo}: statusnya {state}.',
    en: 'The step {action} cannot be taken by agenda {agendaNo}: its state is {state}.',
    action: {
      id: 'Muat ulang permohonan dan lihat langkah yang tersedia; petugas lain mungkin sudah melanjutkannya.',
      en: 'Load the application again and see which steps it offers; somebody else may have gone on with it.',
    },
  },
  SETRUM_APPLICATION_CHANGED: {
    http: 409,
    iso: null,
    id: 'Agenda {agendaNo} sudah diubah petugas lain sejak Anda membukanya.',
    en: 'Agenda {agendaNo} was changed by somebody else since you opened it.',
    action: {
      id: 'Muat ulang, bandingkan, lalu ulangi langkah Anda bila masih perlu.',
      en: 'Load it again, compare, and repeat your step if it is still wanted.',
    },
  },
  SETRUM_REASON_MISSING: {
    http: 400,
    iso: null,
    id: 'Langkah ini memerlukan alasan.',
    en: 'This step needs a reason.',
    action: { id: 'Isi alasan, 3 sampai 500 huruf.', en: 'Give a reason of 3 to 500 characters.' },
  },
  SETRUM_APPLICATION_NOT_PREPAID: {
    http: 409,
    iso: null,
    id: 'Agenda {agendaNo} berproduk pascabayar: tidak ada aktivasi meter prabayar.',
    en: 'Agenda {agendaNo} is postpaid: no prepaid meter is activated for it.',
    action: { id: 'Lanjutkan dengan PK.', en: 'Go on with the work order.' },
  },
  SETRUM_APPLICATION_CARD_ONLY: {
    http: 409,
    iso: null,
    id: 'Agenda {agendaNo} hanya memerlukan kartu: meternya sudah combo.',
    en: 'Agenda {agendaNo} needs a card only: its meter is a combo already.',
    action: { id: 'Serahkan kartunya.', en: 'Hand over the card.' },
  },
  SETRUM_APPLICATION_OPEN: {
    http: 409,
    iso: null,
    id: 'Pelanggan {idpel} masih mempunyai permohonan yang berjalan: agenda {agendaNo}.',
    en: 'Customer {idpel} still has an application under way: agenda {agendaNo}.',
    action: {
      id: 'Selesaikan atau batalkan permohonan itu lebih dahulu.',
      en: 'Finish or cancel that application first.',
    },
  },
  SETRUM_APPLICATION_KIND: {
    http: 422,
    iso: null,
    id: 'Permohonan {kind} tidak sesuai dengan keadaan pelanggan: {detail}.',
    en: 'An application of kind {kind} does not fit the customer: {detail}.',
    action: {
      id: 'Pilih jenis permohonan yang sesuai.',
      en: 'Choose the kind of application that fits.',
    },
  },
  SETRUM_APPLICATION_NOT_PAID: {
    http: 409,
    iso: null,
    id: 'Agenda {agendaNo} belum mempunyai pembayaran: tidak ada kuitansi.',
    en: 'Agenda {agendaNo} has no payment: there is no receipt of it.',
    action: {
      id: 'Minta pelanggan membayar nomor registrasinya di loket atau ATM, lalu ulangi.',
      en: 'Have the customer pay the registration number at a counter or ATM, and repeat.',
    },
  },
  SETRUM_CUSTOMER_ARREARS: {
    http: 409,
    iso: null,
    id: 'Pelanggan {idpel} masih mempunyai tunggakan Rp {arrearsRupiah}.',
    en: 'Customer {idpel} still has arrears of Rp {arrearsRupiah}.',
    action: {
      id: 'Minta pelanggan melunasi tunggakan di loket atau ATM, lalu ulangi.',
      en: 'Have the customer settle the arrears at a counter or ATM, and repeat.',
    },
  },
  SETRUM_NUMBERS_EXHAUSTED: {
    http: 409,
    iso: null,
    id: 'Nomor {kind} untuk seri {series} sudah habis.',
    en: 'The series {series} of {kind} numbers is used up.',
    action: {
      id: 'Minta administrator memperluas aturan nomor.',
      en: 'Have an administrator widen the rules of numbers.',
    },
  },
  SETRUM_SETTINGS_INVALID: {
    http: null,
    iso: null,
    id: 'Pengaturan AP2T tidak sah: {detail}.',
    en: 'The settings of AP2T are not valid: {detail}.',
    action: { id: 'Perbaiki berkas pengaturan.', en: 'Correct the settings file.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
