import type { CatalogueEntry } from './entry.ts';

/** Webhooks. */
export const webhooksErrors = {
  SETRUM_WEBHOOK_URL: {
    http: 422,
    iso: null,
    id: 'Alamat webhook ditolak: {detail}.',
    en: 'The webhook address is refused: {detail}.',
    action: {
      id: 'Pakai alamat https yang terbuka di internet, tanpa nama pengguna dan kata sandi.',
      en: 'Use an https address that is public on the internet, without user name and password.',
    },
  },
  SETRUM_WEBHOOK_TOO_MANY: {
    http: 409,
    iso: null,
    id: 'Mitra sudah memiliki {most} webhook.',
    en: 'The partner has {most} webhooks already.',
    action: { id: 'Hapus salah satu dahulu.', en: 'Delete one of them first.' },
  },
  SETRUM_WEBHOOK_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Webhook ini tidak ada pada mitra.',
    en: 'The partner has no such webhook.',
    action: {
      id: 'Lihat daftar di GET /api/v1/webhooks.',
      en: 'See the list at GET /api/v1/webhooks.',
    },
  },
  SETRUM_WEBHOOK_DELIVERY_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Tidak ada kiriman dengan nomor peristiwa ini.',
    en: 'There is no delivery of this event.',
    action: {
      id: 'Kiriman yang sudah diterima dihapus setelah beberapa hari; ambil transaksinya dengan nomor referensi.',
      en: 'Deliveries that were taken are removed after some days; fetch the transaction by its reference.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
