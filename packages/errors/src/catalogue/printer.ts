import type { CatalogueEntry } from './entry.ts';

const counter = { http: null, iso: null } as const;

/** The receipt printer. None of these touches the sale: it is done, and the receipt can be printed again. */
export const printerErrors = {
  SETRUM_PRINTER_MISSING: {
    ...counter,
    id: 'Printer {printer} tidak ditemukan: {detail}.',
    en: 'Printer {printer} was not found: {detail}.',
    action: {
      id: 'Nyalakan printer dan periksa kabel atau jaringannya, lalu cetak lagi. Penjualan sudah sah.',
      en: 'Switch the printer on and see to its cable or network, then print again. The sale stands.',
    },
  },
  SETRUM_PRINTER_SILENT: {
    ...counter,
    id: 'Printer {printer} tidak menerima data.',
    en: 'Printer {printer} takes no data.',
    action: {
      id: 'Periksa kertas dan lampu printer, matikan dan nyalakan lagi, lalu cetak lagi. Penjualan sudah sah.',
      en: 'See to its paper and lamps, switch it off and on, then print again. The sale stands.',
    },
  },
  SETRUM_PRINTER_PAPER: {
    ...counter,
    id: 'Kertas printer {printer} habis atau penutupnya terbuka.',
    en: 'Printer {printer} is out of paper, or its cover is open.',
    action: {
      id: 'Pasang kertas, tutup penutupnya, lalu cetak lagi. Penjualan sudah sah.',
      en: 'Put paper in, close the cover, then print again. The sale stands.',
    },
  },
  SETRUM_PRINTER_FAILED: {
    ...counter,
    id: 'Printer {printer} gagal mencetak: {detail}.',
    en: 'Printer {printer} failed: {detail}.',
    action: {
      id: 'Periksa printer, lalu cetak lagi. Penjualan sudah sah.',
      en: 'See to the printer, then print again. The sale stands.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
