import type { CatalogueEntry } from './entry.ts';

const shell = { http: null, iso: null } as const;

/** The partner simulator and conformance. */
export const bankErrors = {
  SETRUM_BANK_UNREACHABLE: {
    ...shell,
    id: 'Host {host}:{port} tidak dapat dihubungi: {detail}.',
    en: 'The host {host}:{port} cannot be reached: {detail}.',
    action: {
      id: 'Periksa alamat, port, dan sertifikat; pesan belum dikirim.',
      en: 'Check address, port and certificate; nothing was sent.',
    },
  },
  SETRUM_BANK_LINK_CLOSED: {
    ...shell,
    id: 'Sambungan ke host terputus sebelum ada jawaban.',
    en: 'The link to the host closed before an answer came.',
    action: {
      id: 'Tanyakan nasib pembelian dengan advice; jangan mengulang pembelian.',
      en: 'Ask what became of a purchase by advice; do not buy again.',
    },
  },
  SETRUM_BANK_NO_ANSWER: {
    ...shell,
    id: 'Host tidak menjawab dalam {seconds} detik.',
    en: 'The host did not answer within {seconds} seconds.',
    action: {
      id: 'Tanyakan nasib pembelian dengan advice; jangan mengulang pembelian.',
      en: 'Ask what became of a purchase by advice; do not buy again.',
    },
  },
  SETRUM_BANK_LINK_BUSY: {
    ...shell,
    id: 'Terlalu banyak pesan menunggu jawaban di sambungan ini.',
    en: 'Too many messages await an answer on this link.',
    action: { id: 'Tunggu jawaban, lalu coba lagi.', en: 'Wait for answers, then try again.' },
  },
  SETRUM_BANK_TRACE_IN_USE: {
    ...shell,
    id: 'Nomor jejak {stan} masih menunggu jawaban.',
    en: 'Trace number {stan} still awaits an answer.',
    action: { id: 'Pakai nomor jejak baru.', en: 'Take a new trace number.' },
  },
  SETRUM_BANK_REFUSED: {
    ...shell,
    id: 'Host menolak dengan kode {code}: {meaning}.',
    en: 'The host refused with code {code}: {meaning}.',
    action: {
      id: 'Ikuti arti kode tersebut; pelanggan tidak ditagih.',
      en: 'Do what the code asks for; the customer is not charged.',
    },
  },
  SETRUM_BANK_ANSWER_WRONG: {
    ...shell,
    id: 'Jawaban host tidak cocok dengan permintaan: {detail}.',
    en: "The host's answer does not fit the request: {detail}.",
    action: { id: 'Laporkan kepada pengelola host.', en: 'Tell the operator of the host.' },
  },
  SETRUM_BANK_SALE_UNKNOWN: {
    ...shell,
    id: 'Buku bank tidak memuat transaksi {stan}.',
    en: "The bank's books hold no transaction {stan}.",
    action: {
      id: 'Lihat daftar dengan setrum bank books.',
      en: 'See the list: setrum bank books.',
    },
  },
  SETRUM_BANK_BOOKS_DAMAGED: {
    ...shell,
    id: 'Buku bank {file} rusak pada baris {line}.',
    en: "The bank's books {file} are damaged at line {line}.",
    action: {
      id: 'Pulihkan berkas dari cadangan; jangan menyunting buku.',
      en: 'Restore the file from its back-up; books are never edited.',
    },
  },
  SETRUM_CONFORMANCE_FAILED: {
    ...shell,
    id: '{failed} skenario tidak lulus.',
    en: '{failed} scenarios failed.',
    action: {
      id: 'Perbaiki host menurut aturan pada setiap skenario, lalu jalankan lagi.',
      en: "Mend the host by each scenario's rule, then run again.",
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
