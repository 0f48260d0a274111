import type { CatalogueEntry } from './entry.ts';

const tool = { http: null, iso: null } as const;

/** The virtual meter of the command line: its state in a file. */
export const virtualMeterErrors = {
  SETRUM_METER_STATE_MISSING: {
    ...tool,
    id: 'Belum ada meter di {file}.',
    en: 'There is no meter in {file} yet.',
    action: {
      id: 'Buat satu: setrum meter new. Atau sebut berkas lain dengan --state.',
      en: 'Make one: setrum meter new. Or name another file with --state.',
    },
  },
  SETRUM_METER_STATE_EXISTS: {
    ...tool,
    id: 'Sudah ada meter di {file}.',
    en: 'There is a meter in {file} already.',
    action: {
      id: 'Pakai meter itu, atau sebut berkas lain dengan --state. Dengan --force meter lama hilang.',
      en: 'Use it, or name another file with --state. With --force the old meter is lost.',
    },
  },
  SETRUM_METER_STATE_UNREADABLE: {
    ...tool,
    id: 'Berkas meter {file} tidak dapat dipakai: {detail}.',
    en: 'The state file {file} cannot be used: {detail}.',
    action: {
      id: 'Kembalikan berkas dari cadangan, perbarui program, atau buat meter baru: setrum meter new.',
      en: 'Bring the file back from a backup, update the program, or make a new meter: setrum meter new.',
    },
  },
  SETRUM_METER_STATE_UNWRITABLE: {
    ...tool,
    id: 'Keadaan meter tidak dapat disimpan di {file}: {detail}.',
    en: "The meter's state cannot be saved in {file}: {detail}.",
    action: {
      id: 'Periksa disk dan hak akses foldernya, lalu ulangi. Meter tetap seperti sebelum langkah ini.',
      en: 'Check the disk and who may write to the folder, then do it again. The meter is as it was before this step.',
    },
  },
  SETRUM_METER_STATE_IN_USE: {
    ...tool,
    id: 'Meter di {file} sedang dijalankan program lain (proses {pid}).',
    en: 'Another program runs the meter in {file} (process {pid}).',
    action: {
      id: 'Tutup terminal meter itu, atau sebut berkas lain dengan --state.',
      en: 'Close the terminal of that meter, or name another file with --state.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
