import type { CatalogueEntry } from './entry.ts';

const counter = { http: null, iso: null } as const;

/** The agent on the counter's PC, and the loopback bridge to the browser app. */
export const agentErrors = {
  SETRUM_COUNTER_BUSY: {
    ...counter,
    id: 'Pembaca {reader} masih mengerjakan transaksi lain.',
    en: 'Reader {reader} is still at work on another transaction.',
    action: {
      id: 'Tunggu sampai selesai, atau batalkan yang sedang menunggu kartu.',
      en: 'Wait until it is done, or cancel the one that waits for a card.',
    },
  },
  SETRUM_SALE_BUSY: {
    ...counter,
    id: 'Penjualan ini sedang dikerjakan.',
    en: 'Somebody is at work on this sale.',
    action: { id: 'Tunggu sampai selesai.', en: 'Wait until it is done.' },
  },
  SETRUM_CANCELLED: {
    ...counter,
    id: 'Dibatalkan.',
    en: 'Cancelled.',
    action: {
      id: 'Mulai lagi bila perlu; penjualan yang sudah dikirim tetap tersimpan dan dilanjutkan.',
      en: 'Start again if need be; a sale that had been sent is kept and goes on.',
    },
  },
  SETRUM_VISIT_OVER: {
    ...counter,
    id: 'Pembacaan kartu ini sudah tidak berlaku.',
    en: 'This reading of the card is over.',
    action: { id: 'Tempelkan kartu lagi.', en: 'Tap the card again.' },
  },
  SETRUM_SALE_NOT_HERE: {
    ...counter,
    id: 'Loket ini tidak menyimpan penjualan {requestKey}.',
    en: 'This counter has no sale {requestKey} on record.',
    action: {
      id: 'Lihat daftar penjualan hari ini; bila tidak ada di sana, tanyakan ke pusat sebelum menjual lagi.',
      en: "Look at today's sales; if it is not there, ask the centre before selling again.",
    },
  },
  SETRUM_LOKET_RUNNING: {
    ...counter,
    id: 'Loket sudah berjalan dengan buku penjualan di {folder}.',
    en: 'A counter is already running with the journal in {folder}.',
    action: {
      id: 'Pakai loket yang sudah berjalan, atau hentikan dulu.',
      en: 'Use the one that runs, or stop it first.',
    },
  },
  SETRUM_LOKET_STOPPING: {
    ...counter,
    id: 'Loket sedang berhenti.',
    en: 'The counter is stopping.',
    action: {
      id: 'Tunggu sampai loket berjalan lagi; penjualan yang tertunda dilanjutkan.',
      en: 'Wait until it runs again; a sale that was under way goes on then.',
    },
  },
  SETRUM_LOKET_SETTINGS: {
    ...counter,
    id: 'Pengaturan loket salah ({source}): {detail}.',
    en: 'The settings of the counter are wrong ({source}): {detail}.',
    action: {
      id: 'Lihat docs/loket.md, lalu perbaiki.',
      en: 'See docs/loket.md and put it right.',
    },
  },
  SETRUM_BRIDGE_ORIGIN: {
    ...counter,
    id: 'Halaman dari {origin} tidak boleh memakai loket ini.',
    en: 'A page from {origin} may not use this counter.',
    action: {
      id: 'Buka aplikasi dari alamat resmi, atau tambahkan alamatnya di "origins" pengaturan loket.',
      en: 'Open the app at its proper address, or add it to "origins" in the settings.',
    },
  },
  SETRUM_BRIDGE_UNPAIRED: {
    ...counter,
    id: 'Aplikasi ini belum dipasangkan dengan loket, atau sandinya salah.',
    en: 'This app is not paired with the counter, or its secret is wrong.',
    action: {
      id: 'Jalankan "setrum loket pair" di komputer loket dan masukkan sandi yang ditampilkan.',
      en: 'Run "setrum loket pair" on the counter\'s PC and enter the secret that it shows.',
    },
  },
  SETRUM_BRIDGE_LOCKED: {
    ...counter,
    id: 'Terlalu banyak sandi salah; terkunci {seconds} detik.',
    en: 'Too many wrong secrets; locked for {seconds} seconds.',
    action: { id: 'Tunggu, lalu coba sekali lagi.', en: 'Wait, then try once more.' },
  },
  SETRUM_BRIDGE_PROTOCOL: {
    ...counter,
    id: 'Aplikasi memakai protokol versi {offered}, loket ini {supported}.',
    en: 'The app speaks protocol version {offered}, this counter {supported}.',
    action: {
      id: 'Perbarui yang lebih lama: program loket, atau muat ulang halaman.',
      en: "Update the older one: the counter's program, or reload the page.",
    },
  },
  SETRUM_BRIDGE_FULL: {
    ...counter,
    id: 'Terlalu banyak halaman tersambung ke loket ini.',
    en: 'Too many pages are connected to this counter.',
    action: { id: 'Tutup halaman yang tidak dipakai.', en: 'Close pages that are not in use.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
