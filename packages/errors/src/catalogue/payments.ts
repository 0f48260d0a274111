import type { CatalogueEntry } from './entry.ts';

/** Payments of bills and registrations. */
export const paymentsErrors = {
  SETRUM_REGISTRATION_UNKNOWN: {
    http: 404,
    iso: '0015',
    id: 'Nomor registrasi {registrationNo} tidak terdaftar.',
    en: 'Registration number {registrationNo} is not known.',
    action: {
      id: 'Periksa nomor pada surat (SIP) pelanggan.',
      en: "Check the number on the customer's letter (SIP).",
    },
  },
  SETRUM_IDPEL_UNKNOWN: {
    http: 404,
    iso: '0015',
    id: 'ID pelanggan {idpel} tidak terdaftar.',
    en: 'Customer number {idpel} is not known.',
    action: { id: 'Periksa ID pelanggan.', en: 'Check the customer number.' },
  },
  SETRUM_REGISTRATION_EXPIRED: {
    http: 409,
    iso: '0048',
    id: 'Nomor registrasi {registrationNo} kedaluwarsa sejak {expiresOn}.',
    en: 'Registration number {registrationNo} could be paid until {expiresOn}.',
    action: {
      id: 'Pelanggan menghubungi PLN untuk registrasi baru.',
      en: 'The customer asks the utility for a new registration.',
    },
  },
  SETRUM_REGISTRATION_CANCELLED: {
    http: 409,
    iso: '0089',
    id: 'Nomor registrasi {registrationNo} dibatalkan.',
    en: 'Registration number {registrationNo} has been cancelled.',
    action: {
      id: 'Pelanggan menghubungi PLN untuk registrasi baru.',
      en: 'The customer asks the utility for a new registration.',
    },
  },
  SETRUM_BILL_PAID: {
    http: 409,
    iso: '0088',
    id: 'Tagihan {subject} sudah lunas.',
    en: 'What {subject} owes has been paid already.',
    action: { id: 'Jangan menagih pelanggan.', en: 'Do not charge the customer.' },
  },
  SETRUM_BILL_NONE: {
    http: 404,
    iso: '0089',
    id: 'Belum ada tagihan untuk {subject}.',
    en: 'There is no bill for {subject} yet.',
    action: { id: 'Ulangi setelah tagihan terbit.', en: 'Ask again when the bill is out.' },
  },
  SETRUM_BILL_COUNT_WRONG: {
    http: 422,
    iso: '0013',
    id: 'Dapat dibayar 1 sampai {mostBills} tagihan; diminta {billCount}.',
    en: 'From 1 to {mostBills} bills can be paid; {billCount} were asked for.',
    action: {
      id: 'Ulangi inkuiri dan pilih jumlah tagihan yang ada, mulai yang tertua.',
      en: 'Inquire again and choose among the bills there are, the oldest first.',
    },
  },
  SETRUM_BILL_AMOUNT_WRONG: {
    http: 422,
    iso: '0013',
    id: 'Harus dibayar tepat Rp {dueRupiah}.',
    en: 'Exactly Rp {dueRupiah} has to be paid.',
    action: {
      id: 'Ulangi inkuiri dan bayar sebesar tagihannya.',
      en: 'Inquire again and pay what is due.',
    },
  },
  SETRUM_ADMIN_FEE_WRONG: {
    http: 422,
    iso: '0045',
    id: 'Biaya admin harus Rp {adminRupiah}.',
    en: 'The fee has to be Rp {adminRupiah}.',
    action: {
      id: 'Ulangi inkuiri dan pakai biaya admin dari jawabannya.',
      en: 'Inquire again and use the fee of the answer.',
    },
  },
  SETRUM_PAYMENT_UNKNOWN: {
    http: 404,
    iso: '0063',
    id: 'Tidak ada pembayaran dengan kunci permintaan ini.',
    en: 'Nothing was paid under this request key.',
    action: {
      id: 'Pembayaran ini tidak terjadi; jangan menagih pelanggan.',
      en: 'The payment never happened; do not charge the customer.',
    },
  },
  SETRUM_PAYMENT_REVERSED: {
    http: 409,
    iso: '0063',
    id: 'Pembayaran dengan kunci permintaan ini sudah dibatalkan.',
    en: 'The payment under this request key has been reversed.',
    action: {
      id: 'Jangan menagih pelanggan; pembayaran baru memakai kunci baru.',
      en: 'Do not charge the customer; a new payment takes a new key.',
    },
  },
  SETRUM_REVERSAL_TOO_LATE: {
    http: 409,
    iso: '0012',
    id: 'Hari bisnis pembayaran ini ({businessDay}) sudah ditutup; pembayaran tetap sah.',
    en: 'The business day of this payment ({businessDay}) is over; the payment stands.',
    action: {
      id: 'Cetak struk pembayarannya; pengembalian uang melalui PLN.',
      en: 'Print its receipt; money back only through the utility.',
    },
  },
  SETRUM_REGISTRATION_IN_PROGRESS: {
    http: 409,
    iso: '0012',
    id: 'Permohonan yang dibayar sudah dikerjakan (meter diaktivasi atau PK terbit); pembayaran tetap sah.',
    en: 'The application that was paid for is under way (meter activated or work ordered); the payment stands.',
    action: {
      id: 'Cetak struk pembayarannya; pembatalan hanya melalui unit layanan.',
      en: 'Print its receipt; only the service unit can cancel.',
    },
  },
  SETRUM_REVERSAL_DONE: {
    http: 409,
    iso: '0094',
    id: 'Pembayaran ini sudah dibatalkan oleh permintaan lain.',
    en: 'Another request has reversed this payment already.',
    action: { id: 'Jangan menagih pelanggan.', en: 'Do not charge the customer.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
