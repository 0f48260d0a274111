import type { CatalogueEntry } from './entry.ts';

const counter = { http: null, iso: null } as const;

/** Readers, their drivers and the card service of the counter's PC. */
export const readersErrors = {
  SETRUM_READER_SILENT: {
    ...counter,
    id: 'Pembaca kartu {reader} tidak menjawab.',
    en: 'The card reader {reader} does not answer.',
    action: {
      id: 'Cabut kabel pembaca, tunggu lima detik, pasang lagi. Loket tersambung lagi sendiri; penjualan yang tertunda tidak hilang.',
      en: 'Unplug the reader, wait five seconds, plug it in again. The counter goes on by itself; a sale that was under way is kept.',
    },
  },
  SETRUM_READER_FAULT: {
    ...counter,
    id: 'Pembaca kartu melaporkan gangguan: {detail}.',
    en: 'The card reader reports a fault: {detail}.',
    action: {
      id: 'Angkat kartu dan tempelkan lagi; bila berulang, cabut dan pasang lagi kabel pembaca.',
      en: 'Take the card away and tap it again; if it comes back, unplug the reader and plug it in again.',
    },
  },
  SETRUM_READER_SERVICE_DOWN: {
    ...counter,
    id: 'Layanan kartu di komputer ini tidak berjalan: {detail}.',
    en: "This computer's card service is not running: {detail}.",
    action: {
      id: 'Nyalakan layanannya (Windows: Smart Card; Linux: pcscd) atau mulai ulang komputer; loket tersambung lagi sendiri.',
      en: 'Start the service (Windows: Smart Card; Linux: pcscd) or restart the computer; the counter goes on by itself.',
    },
  },
  SETRUM_READER_CHOICE: {
    ...counter,
    id: 'Ada beberapa pembaca kartu: {readers}.',
    en: 'There are several card readers: {readers}.',
    action: { id: 'Sebutkan pembaca yang dipakai.', en: 'Say which one is meant.' },
  },
  SETRUM_DRIVER_UNUSABLE: {
    ...counter,
    id: 'Driver pembaca {driver} tidak dapat dipakai: {detail}.',
    en: 'The reader driver {driver} cannot be used: {detail}.',
    action: {
      id: 'Periksa "driver" di pengaturan loket, lalu uji: setrum loket test-driver.',
      en: 'See to "driver" in the counter\'s settings, then try it: setrum loket test-driver.',
    },
  },
  SETRUM_CARD_IMAGE_UNREADABLE: {
    ...counter,
    id: 'Berkas kartu {file} tidak dapat dipakai: {detail}.',
    en: 'The card image {file} cannot be used: {detail}.',
    action: {
      id: 'Pilih berkas lain, atau buat yang baru: setrum card make.',
      en: 'Choose another file, or make a new one: setrum card make.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
