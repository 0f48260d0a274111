import type { CatalogueEntry } from './entry.ts';

/** Realisation, PDL, and the security deposit settled at a migration. */
export const pdlErrors = {
  SETRUM_REALISATION_PHOTO: {
    http: 422,
    iso: null,
    id: 'Foto {attachmentId} bukan lampiran agenda {agendaNo}, atau sudah dihapus.',
    en: 'The photo {attachmentId} is no attachment of agenda {agendaNo}, or was removed.',
    action: {
      id: 'Unggah fotonya sebagai lampiran permohonan ini, lalu sebut nomor lampirannya.',
      en: 'File the photo as an attachment of this application, and name that attachment.',
    },
  },
  SETRUM_REALISATION_INVALID: {
    http: 422,
    iso: null,
    id: 'Realisasi agenda {agendaNo} tidak dapat dicatat: {detail}.',
    en: 'The realisation of agenda {agendaNo} cannot be recorded: {detail}.',
    action: {
      id: 'Periksa catatan petugas lapangan, lalu isi lagi.',
      en: "Check the fitter's notes and fill it in again.",
    },
  },
  SETRUM_SIGNATURE_INVALID: {
    http: 422,
    iso: null,
    id: 'Tanda tangan agenda {agendaNo} tidak dapat dicatat: {detail}.',
    en: 'The signatures of agenda {agendaNo} cannot be recorded: {detail}.',
    action: { id: 'Periksa BA dan SPJBTL.', en: 'Check the minutes (BA) and the contract.' },
  },
  SETRUM_PDL_NOT_REALISED: {
    http: 409,
    iso: null,
    id: 'Agenda {agendaNo} belum direalisasi.',
    en: 'Agenda {agendaNo} has not been realised yet.',
    action: {
      id: 'Catat realisasi petugas lapangan lebih dahulu.',
      en: 'Have the fitter record the realisation first.',
    },
  },
  SETRUM_PDL_NOT_SIGNED: {
    http: 409,
    iso: null,
    id: 'SPJBTL agenda {agendaNo} belum ditandatangani.',
    en: 'The contract of agenda {agendaNo} has not been signed yet.',
    action: { id: 'Catat tanda tangan pelanggan.', en: "Record the customer's signature." },
  },
  SETRUM_PDL_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Agenda {agendaNo} belum mempunyai PDL.',
    en: 'Agenda {agendaNo} has no PDL yet.',
    action: { id: 'Entri PDL lebih dahulu.', en: 'Enter the PDL first.' },
  },
  SETRUM_PDL_INVALID: {
    http: 422,
    iso: null,
    id: 'PDL agenda {agendaNo} tidak dapat disimpan: {detail}.',
    en: 'The PDL of agenda {agendaNo} cannot be saved: {detail}.',
    action: {
      id: 'Perbaiki isian yang disebut; bandingkan dengan usulan.',
      en: 'Correct the fields named; compare with what is proposed.',
    },
  },
  SETRUM_PDL_STATE: {
    http: 409,
    iso: null,
    id: 'PDL agenda {agendaNo} tidak dalam keadaan untuk langkah ini.',
    en: 'The PDL of agenda {agendaNo} is not in a state for this step.',
    action: {
      id: 'Muat ulang; petugas lain mungkin sudah melanjutkannya.',
      en: 'Load it again; somebody else may have gone on with it.',
    },
  },
  SETRUM_PDL_STALE: {
    http: 409,
    iso: null,
    id: 'Data di balik PDL agenda {agendaNo} berubah sejak dientri: {detail}.',
    en: 'What the PDL of agenda {agendaNo} was made from has changed since: {detail}.',
    action: {
      id: 'Kembalikan PDL, entri lagi, lalu periksa dan sahkan.',
      en: 'Return the PDL, enter it anew, and have it checked and approved.',
    },
  },
  SETRUM_UJL_SETTLEMENT_NONE: {
    http: 404,
    iso: null,
    id: 'Agenda {agendaNo} tidak mempunyai penyelesaian UJL.',
    en: 'Agenda {agendaNo} has no settlement of a security deposit.',
    action: {
      id: 'Hanya migrasi yang sudah dientri PDL-nya yang mempunyainya.',
      en: 'Only a migration whose PDL has been entered has one.',
    },
  },
  SETRUM_UJL_NOTHING_OVER: {
    http: 409,
    iso: null,
    id: 'Penyelesaian UJL agenda {agendaNo} tidak bersisa lebih.',
    en: 'Nothing was over in the settlement of agenda {agendaNo}.',
    action: { id: 'Tidak ada yang dibayarkan.', en: 'There is nothing to pay out.' },
  },
  SETRUM_UJL_DELIVERED: {
    http: 409,
    iso: null,
    id: 'Lebih UJL agenda {agendaNo} sudah keluar sebagai token.',
    en: 'What was over for agenda {agendaNo} has gone out as a token.',
    action: {
      id: 'Sampaikan kepada pelanggan bahwa tokennya ada pada struk terakhir.',
      en: 'Tell the customer that the token is on the last receipt.',
    },
  },
  SETRUM_UJL_TOKEN_TOO_LARGE: {
    http: 409,
    iso: null,
    id: 'Lebih UJL di atas Rp {mostRupiah} tidak dapat menjadi token.',
    en: 'What is over Rp {mostRupiah} cannot become a token.',
    action: { id: 'Setujui pembayaran tunai.', en: 'Approve that it is paid out.' },
  },
  SETRUM_UJL_PAYOUT_STATE: {
    http: 409,
    iso: null,
    id: 'Permintaan uang tunai agenda {agendaNo} sudah diputuskan atau tidak ada.',
    en: 'The request for cash of agenda {agendaNo} has been decided, or there is none.',
    action: { id: 'Lihat keadaan penyelesaiannya.', en: 'See how the settlement stands.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
