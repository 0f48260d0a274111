import type { CatalogueEntry } from './entry.ts';

/** Settlement and reconciliation. */
export const settlementErrors = {
  SETRUM_DAY_NOT_OVER: {
    http: 409,
    iso: null,
    id: 'Hari usaha {day} belum selesai; dapat ditutup mulai {from}.',
    en: 'Business day {day} is not over; it can be closed from {from}.',
    action: { id: 'Tutup setelah waktu itu.', en: 'Close it after that time.' },
  },
  SETRUM_DAY_NOT_CLOSED: {
    http: 404,
    iso: null,
    id: 'Hari usaha {day} mitra {partnerId} belum ditutup.',
    en: 'Business day {day} of partner {partnerId} has not been closed.',
    action: { id: 'Tutup hari itu dahulu.', en: 'Close that day first.' },
  },
  SETRUM_CLOSING_ORDER: {
    http: 409,
    iso: null,
    id: 'Hari usaha ditutup berurutan: berikutnya {next}, bukan {day}.',
    en: 'Business days are closed one after the other: the next is {next}, not {day}.',
    action: { id: 'Tutup hari {next} dahulu.', en: 'Close {next} first.' },
  },
  SETRUM_CLOSING_NOTHING: {
    http: 409,
    iso: null,
    id: 'Mitra {partnerId} belum pernah menjual; tidak ada yang ditutup.',
    en: 'Partner {partnerId} has not sold anything yet; there is nothing to close.',
    action: { id: 'Tidak ada yang perlu dilakukan.', en: 'Nothing needs to be done.' },
  },
  SETRUM_CLOSING_DIFFERS: {
    http: 409,
    iso: null,
    id: 'Hari {day} tidak dapat ditutup: catatan Rp {recordsRupiah}, buku besar Rp {ledgerRupiah}, selisih Rp {differenceRupiah}.',
    en: 'Day {day} cannot be closed: records Rp {recordsRupiah}, ledger Rp {ledgerRupiah}, difference Rp {differenceRupiah}.',
    action: {
      id: 'Jalankan setrum ledger verify dan selesaikan temuannya.',
      en: 'Run setrum ledger verify and settle what it finds.',
    },
  },
  SETRUM_PAYEE_MISSING: {
    http: 409,
    iso: null,
    id: 'Tidak ada penerima untuk {account} unit {unit}.',
    en: 'There is no payee for {account}, unit {unit}.',
    action: {
      id: 'Lengkapi tabel penerima (p2apst.payee).',
      en: 'Complete the table of payees (p2apst.payee).',
    },
  },
  SETRUM_TRANSFER_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Instruksi transfer tidak ditemukan.',
    en: 'There is no such transfer.',
    action: { id: 'Periksa nomornya.', en: 'Check its number.' },
  },
  SETRUM_TRANSFER_STATE: {
    http: 409,
    iso: null,
    id: 'Transfer ini berstatus {state}; tindakan itu tidak berlaku.',
    en: 'This transfer is {state}; that cannot be done with it.',
    action: { id: 'Lihat daftar transfer.', en: 'See the list of transfers.' },
  },
  SETRUM_TRANSFER_OWN: {
    http: 403,
    iso: null,
    id: 'Yang melaporkan transfer tidak boleh mengesahkannya sendiri.',
    en: 'Who reported a transfer may not confirm it.',
    action: {
      id: 'Minta petugas keuangan lain mengesahkan.',
      en: 'Have a colleague of finance confirm it.',
    },
  },
  SETRUM_FILE_INVALID: {
    http: 422,
    iso: null,
    id: 'Berkas rekonsiliasi salah pada baris {line}, kolom {column}: {detail}.',
    en: 'The reconciliation file is wrong at line {line}, column {column}: {detail}.',
    action: {
      id: 'Minta berkas yang benar dari mitra.',
      en: 'Ask the partner for a correct file.',
    },
  },
  SETRUM_FILE_TOO_LARGE: {
    http: 413,
    iso: null,
    id: 'Berkas rekonsiliasi melebihi {most}.',
    en: 'The reconciliation file is larger than {most}.',
    action: {
      id: 'Unggah dengan setrum reconcile, atau minta berkas per hari.',
      en: 'Use setrum reconcile, or ask for one file for each day.',
    },
  },
  SETRUM_FILE_TOO_DIFFERENT: {
    http: 422,
    iso: null,
    id: 'Lebih dari {most} selisih: berkas ini bukan hari atau mitra tersebut.',
    en: 'More than {most} differences: this is not the file of that day or partner.',
    action: {
      id: 'Periksa hari, produk dan mitra, lalu minta berkas yang benar.',
      en: 'Check day, product and partner, then ask for the right file.',
    },
  },
  SETRUM_RUN_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Rekonsiliasi tidak ditemukan.',
    en: 'There is no such reconciliation.',
    action: { id: 'Periksa nomornya.', en: 'Check its number.' },
  },
  SETRUM_EVENT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Buku besar tidak memuat peristiwa {eventId}.',
    en: 'The ledger has no event {eventId}.',
    action: {
      id: 'Buka peristiwa itu dari daftar posting akunnya.',
      en: 'Open the event from the list of postings of its account.',
    },
  },
  SETRUM_DIFFERENCE_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Selisih tidak ditemukan.',
    en: 'There is no such difference.',
    action: { id: 'Periksa nomornya.', en: 'Check its number.' },
  },
  SETRUM_DIFFERENCE_DECIDED: {
    http: 409,
    iso: null,
    id: 'Selisih ini berstatus {state}; tidak dapat diputuskan lagi.',
    en: 'This difference is {state}; it cannot be decided any more.',
    action: { id: 'Lihat keputusan pada selisih.', en: 'See the decision on the difference.' },
  },
  SETRUM_DECISION_NOT_POSSIBLE: {
    http: 409,
    iso: null,
    id: 'Keputusan {decision} tidak berlaku untuk selisih {kind}.',
    en: 'The decision {decision} does not apply to a difference of kind {kind}.',
    action: { id: 'Pilih keputusan lain.', en: 'Choose another decision.' },
  },
  SETRUM_SALE_NOT_RETURNABLE: {
    http: 409,
    iso: null,
    id: 'Penjualan ini tidak dapat dikembalikan: meter sudah menerima tokennya, atau tagihan lain ikut dibayar dengannya.',
    en: 'This sale cannot be taken back: the meter has taken its token, or other bills were paid with it.',
    action: {
      id: 'Pilih ambil alih, atau tanyakan kepada mitra.',
      en: 'Take it over, or ask the partner.',
    },
  },
  SETRUM_LINE_NOT_SALEABLE: {
    http: 409,
    iso: null,
    id: 'Baris mitra ini tidak dapat dijual: meter dan IDPEL tidak cocok, atau bukan tagihan tertua.',
    en: "The partner's line cannot be sold: meter and IDPEL do not belong together, or it is not the oldest bill.",
    action: {
      id: 'Tanyakan kepada mitra, atau tolak: mitra mengembalikan uang pelanggan.',
      en: 'Ask the partner, or reject it: the partner refunds its customer.',
    },
  },
  SETRUM_ADVICE_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Advice manual tidak ditemukan.',
    en: 'There is no such manual advice.',
    action: { id: 'Periksa mitra dan kunci permintaannya.', en: 'Check partner and request key.' },
  },
  SETRUM_ADVICE_CLOSED: {
    http: 409,
    iso: null,
    id: 'Advice manual ini sudah ditutup.',
    en: 'This manual advice has been closed.',
    action: { id: 'Lihat alasan penutupannya.', en: 'See why it was closed.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
