import type { CatalogueEntry } from './entry.ts';

/** Vending keys and the security module. */
export const keysErrors = {
  SETRUM_VENDING_KEY_UNKNOWN: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} tidak ada di modul keamanan.',
    en: 'The security module has no vending key {key}.',
    action: {
      id: 'Impor kuncinya dengan setrum keys import, lalu aktifkan.',
      en: 'Import it with setrum keys import, then activate it.',
    },
  },
  SETRUM_VENDING_KEY_INACTIVE: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} belum diaktifkan.',
    en: 'Vending key {key} has not been activated.',
    action: {
      id: 'Aktifkan dengan setrum keys activate.',
      en: 'Activate it with setrum keys activate.',
    },
  },
  SETRUM_VENDING_KEY_EXPIRED: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} sudah kedaluwarsa; hanya boleh menjadi kunci lama dalam ganti kunci.',
    en: 'Vending key {key} has expired; it may only be the old key of a key change.',
    action: {
      id: 'Ganti kunci meter (KCT) ke kunci vending yang berlaku.',
      en: 'Change the meter (KCT) to a vending key that is valid.',
    },
  },
  SETRUM_VENDING_KEY_DESTROYED: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} sudah dimusnahkan.',
    en: 'Vending key {key} has been destroyed.',
    action: {
      id: 'Impor kembali dari cadangan bila masih diperlukan.',
      en: 'Import it again from the back-up if it is still needed.',
    },
  },
  SETRUM_VENDING_KEY_TEST: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} adalah kunci uji dan ditolak dalam mode produksi.',
    en: 'Vending key {key} is a test key, and production mode refuses it.',
    action: {
      id: 'Musnahkan kunci uji dan impor kunci yang sebenarnya.',
      en: 'Destroy the test key and import the real one.',
    },
  },
  SETRUM_VENDING_KEY_SAMPLE_TABLES: {
    http: 409,
    iso: '0077',
    id: 'Kunci vending {key} tidak boleh membuat token EA07 dengan tabel contoh.',
    en: 'Vending key {key} may not make EA07 tokens on the sample tables of the standard.',
    action: {
      id: 'Pasang tabel operasional lewat SETRUM_STA_TABLES.',
      en: 'Hand in the operational tables with SETRUM_STA_TABLES.',
    },
  },
  SETRUM_VENDING_KEY_EXISTS: {
    http: 409,
    iso: null,
    id: 'Kunci vending {key} sudah ada.',
    en: 'There is a vending key {key} already.',
    action: {
      id: 'Musnahkan yang lama dahulu bila memang harus diganti.',
      en: 'Destroy the old one first if it must be replaced.',
    },
  },
  SETRUM_VENDING_KEY_STATE: {
    http: 409,
    iso: null,
    id: 'Kunci vending {key} berstatus {state}; langkah ini tidak berlaku.',
    en: 'Vending key {key} is {state}, so this step does not apply.',
    action: { id: 'Lihat setrum keys list.', en: 'See setrum keys list.' },
  },
  SETRUM_VENDING_KEY_ATTRIBUTES: {
    http: 400,
    iso: null,
    id: 'Atribut kunci vending tidak sah: {detail}.',
    en: 'The attributes of the vending key are wrong: {detail}.',
    action: { id: 'Lihat setrum keys import --help.', en: 'See setrum keys import --help.' },
  },
  SETRUM_VENDING_KEY_COMPONENT: {
    http: null,
    iso: null,
    id: 'Komponen kunci {kind} terdiri atas {digits} digit heksadesimal.',
    en: 'A component of a {kind} key has {digits} hexadecimal digits.',
    action: { id: 'Masukkan kembali komponen itu.', en: 'Enter the component again.' },
  },
  SETRUM_VENDING_KEY_COMPONENTS: {
    http: null,
    iso: null,
    id: 'Kunci memerlukan dua komponen atau lebih, yang berbeda satu sama lain.',
    en: 'A key takes two or more components that differ from each other.',
    action: {
      id: 'Kumpulkan pemegang komponen dan ulangi upacara kunci.',
      en: 'Call the custodians together and hold the ceremony again.',
    },
  },
  SETRUM_VENDING_KEY_CHECK_VALUE: {
    http: null,
    iso: null,
    id: 'Nilai uji {what} adalah {found}, bukan {expected}.',
    en: 'The check value of {what} is {found}, not {expected}.',
    action: {
      id: 'Periksa lembar komponen; tidak ada yang diimpor.',
      en: 'Look at the component sheets again; nothing was imported.',
    },
  },
  SETRUM_VENDING_KEY_BLOCK: {
    http: 503,
    iso: '0077',
    id: 'Blok kunci vending {key} tidak dapat dibuka: atributnya diubah, atau kunci induknya lain.',
    en: 'The block of vending key {key} does not open: its attributes were altered, or the master key is another.',
    action: {
      id: 'Pulihkan blok kunci dan kunci induk dari cadangan, lalu periksa jejak audit.',
      en: 'Restore key block and master key from the back-up, and look at the audit trail.',
    },
  },
  SETRUM_VENDING_KEY_MISSING: {
    http: 503,
    iso: '0077',
    id: 'Modul keamanan tidak lagi menyimpan kunci vending {key} yang tercatat.',
    en: 'The security module does not hold vending key {key}, which is on record.',
    action: {
      id: 'Pulihkan modul dari cadangannya, atau musnahkan catatannya dan impor kembali.',
      en: 'Restore the module from its back-up, or destroy the record and import the key again.',
    },
  },
  SETRUM_VENDING_KEY_NOT_EXPORTABLE: {
    http: 409,
    iso: null,
    id: 'Kunci vending {key} tidak dapat keluar dari modul keamanan perangkat keras.',
    en: 'Vending key {key} never leaves the hardware security module.',
    action: {
      id: 'Cadangkan dengan alat dari pembuat modul tersebut.',
      en: "Back it up with the means of the module's maker.",
    },
  },
  SETRUM_VENDING_KEY_UNSUPPORTED: {
    http: 409,
    iso: '0077',
    id: 'Modul keamanan ini tidak melayani DKGA{dkga}.',
    en: 'This security module does not serve DKGA{dkga}.',
    action: {
      id: 'Pakai modul perangkat lunak untuk kunci itu, atau ganti meter ke DKGA04.',
      en: 'Use the software module for that key, or change the meters to DKGA04.',
    },
  },
  SETRUM_VENDING_KEY_MODULE: {
    http: 503,
    iso: '0005',
    id: 'Modul keamanan perangkat keras tidak dapat dipakai: {detail}.',
    en: 'The hardware security module cannot be used: {detail}.',
    action: {
      id: 'Periksa modul, token, dan PIN-nya.',
      en: 'Look at the module, its token and its PIN.',
    },
  },
  SETRUM_AUDIT_TRAIL: {
    http: null,
    iso: null,
    id: 'Jejak audit tidak utuh: {faults}.',
    en: 'The audit trail is not whole: {faults}.',
    action: {
      id: 'Amankan basis data apa adanya dan panggil auditor.',
      en: 'Keep the database as it is and call the auditor.',
    },
  },
  SETRUM_STA_TABLES: {
    http: null,
    iso: null,
    id: 'Tabel STA tidak dapat dipakai: {detail}.',
    en: 'The STA tables cannot be used: {detail}.',
    action: {
      id: 'Periksa berkas yang disebut SETRUM_STA_TABLES.',
      en: 'Look at the file that SETRUM_STA_TABLES names.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
