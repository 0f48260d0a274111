import type { CatalogueEntry } from './entry.ts';

/** Meter stock, and activation of meters. */
export const meterStockErrors = {
  SETRUM_METER_UNKNOWN_IN_STOCK: {
    http: 404,
    iso: null,
    id: 'Meter {meterNo} tidak ada dalam persediaan.',
    en: 'Meter {meterNo} is not in stock.',
    action: {
      id: 'Periksa nomor pada muka meter, atau terima meter itu dalam persediaan lebih dulu.',
      en: 'Check the number on its face, or have the meter received into stock first.',
    },
  },
  SETRUM_METER_IN_USE: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} sudah dipakai: agenda {agendaNo}, IDPEL {idpel}.',
    en: 'Meter {meterNo} is in use: application {agendaNo}, customer {idpel}.',
    action: {
      id: 'Pakai meter lain, atau batalkan aktivasi yang keliru lebih dulu.',
      en: 'Take another meter, or undo the wrong activation first.',
    },
  },
  SETRUM_METER_OTHER_UNIT: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} milik persediaan unit {unit}.',
    en: 'Meter {meterNo} is in the stock of unit {unit}.',
    action: {
      id: 'Pakai meter dari unit sendiri, atau minta unit itu mengembalikannya.',
      en: 'Take a meter of your own unit, or have that unit return it.',
    },
  },
  SETRUM_METER_STATE: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} berstatus {state}; langkah {action} tidak mungkin.',
    en: 'Meter {meterNo} is {state}; {action} is not possible.',
    action: { id: 'Lihat riwayat meter.', en: 'See the history of the meter.' },
  },
  SETRUM_METER_CREDIT_OUT: {
    http: 409,
    iso: null,
    id: 'Token kredit untuk meter {meterNo} sudah dilihat atau diserahkan dan masih dapat dimasukkan.',
    en: 'A credit token for meter {meterNo} was seen or handed out, and still works in it.',
    action: {
      id: 'Pakai meter lain. Bila meternya tidak diganti, lanjutkan pemasangan dengan token yang sudah ada.',
      en: 'Take another meter. Where the meter stays, go on with the tokens that are there.',
    },
  },
  SETRUM_METER_KIND_MISMATCH: {
    http: 409,
    iso: null,
    id: 'Produk yang dipilih adalah {product}, sedangkan meter {meterNo} adalah meter {kind}.',
    en: 'The product chosen is {product}, but meter {meterNo} is of kind {kind}.',
    action: {
      id: 'Pakai meter yang sesuai. Untuk produk Dua Arah - NFC, bila unit tidak memiliki meter NFC, aktivasi dapat dilanjutkan dengan meter satu arah disertai alasan; produk menjadi satu arah.',
      en: 'Take a meter that fits. For the two-way NFC product, when the unit has no NFC meter, the activation may go on with a one-way meter and a reason; the product becomes one-way.',
    },
  },
  SETRUM_METER_EXCEPTION_NOT_ALLOWED: {
    http: 409,
    iso: null,
    id: 'Pengecualian tidak berlaku untuk produk {product} dengan meter {kind}; unit {unit} memiliki {inStock} meter yang sesuai.',
    en: 'There is no exception for product {product} with a meter of kind {kind}; unit {unit} has {inStock} meters that fit.',
    action: { id: 'Pakai meter yang sesuai.', en: 'Take a meter that fits.' },
  },
  SETRUM_METER_PHASES: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} berfasa {phases}, sambungan berfasa {wanted}.',
    en: 'Meter {meterNo} has {phases} phases, the supply {wanted}.',
    action: { id: 'Pakai meter dengan fasa yang sesuai.', en: 'Take a meter of the right phases.' },
  },
  SETRUM_METER_NOT_INSTALLED_HERE: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} tidak terpasang pada IDPEL {idpel}.',
    en: 'Meter {meterNo} is not installed at customer {idpel}.',
    action: { id: 'Periksa data pelanggan.', en: 'Check the data of the customer.' },
  },
  SETRUM_METER_MODEL_UNKNOWN: {
    http: 422,
    iso: null,
    id: 'Tipe meter {model} tidak terdaftar.',
    en: 'Meter model {model} is not registered.',
    action: { id: 'Daftarkan tipe meter itu lebih dulu.', en: 'Have the model registered first.' },
  },
  SETRUM_METER_MAKER_UNKNOWN: {
    http: 422,
    iso: null,
    id: 'Kode pembuat meter {maker} tidak terdaftar.',
    en: 'Maker {maker} is not registered.',
    action: { id: 'Daftarkan pembuatnya lebih dulu.', en: 'Have the maker registered first.' },
  },
  SETRUM_METER_MODEL_IN_USE: {
    http: 409,
    iso: null,
    id: 'Tipe meter {model} sudah dipakai; jenis dan kemampuannya tetap.',
    en: 'There are meters of model {model}; its kind and abilities stay.',
    action: { id: 'Daftarkan tipe baru.', en: 'Register a new model.' },
  },
  SETRUM_METER_MODEL_INVALID: {
    http: 422,
    iso: null,
    id: 'Data tipe meter {model} tidak sah: {field}.',
    en: 'Meter model {model} is not valid: {field}.',
    action: {
      id: 'Tipe prabayar memerlukan data STS, tipe pascabayar tidak; merek dan tipe tidak boleh ganda.',
      en: 'A prepaid model needs its STS data, a postpaid one has none; brand and type are there once.',
    },
  },
  SETRUM_METER_NUMBER_INVALID: {
    http: 422,
    iso: null,
    id: 'Nomor meter {meterNo} bukan 11 atau 13 angka.',
    en: 'Meter number {meterNo} is not 11 or 13 digits.',
    action: { id: 'Perbaiki nomor meter.', en: 'Correct the number.' },
  },
  SETRUM_METER_CHECK_DIGIT: {
    http: 422,
    iso: null,
    id: 'Angka periksa nomor meter {meterNo} tidak cocok.',
    en: 'The check digit of meter number {meterNo} does not fit.',
    action: {
      id: 'Periksa nomor pada muka meter; token untuk nomor seperti ini tidak dapat dibuat.',
      en: 'Check the number on its face; no token can be made for a number like this.',
    },
  },
  SETRUM_METER_MAKER_CODE: {
    http: 422,
    iso: null,
    id: 'Nomor meter {meterNo} tidak diawali kode pembuat {maker}.',
    en: 'Meter number {meterNo} does not begin with its maker {maker}.',
    action: { id: 'Periksa nomor dan tipe meter.', en: 'Check the number and the model.' },
  },
  SETRUM_METER_FIELD_INVALID: {
    http: 422,
    iso: null,
    id: 'Meter {meterNo}: isi {fields} tidak sah atau tidak didukung tipenya.',
    en: 'Meter {meterNo}: {fields} not valid, or not what its model can do.',
    action: { id: 'Perbaiki isinya.', en: 'Correct what is in there.' },
  },
  SETRUM_METER_TWICE: {
    http: 422,
    iso: null,
    id: 'Meter {meterNo} tercantum lebih dari sekali.',
    en: 'Meter {meterNo} is listed more than once.',
    action: { id: 'Hapus baris yang ganda.', en: 'Take the second one out.' },
  },
  SETRUM_METER_ALREADY_IN_STOCK: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} sudah ada dalam persediaan.',
    en: 'Meter {meterNo} is in stock already.',
    action: { id: 'Periksa nomornya, atau hapus barisnya.', en: 'Check it, or take it out.' },
  },
  SETRUM_METER_IMPORT_REFUSED: {
    http: null,
    iso: null,
    id: 'Berkas tidak diimpor: {errors} kesalahan.',
    en: 'The file was not imported: {errors} errors.',
    action: {
      id: 'Perbaiki baris-baris itu dan ulangi; belum ada yang tersimpan.',
      en: 'Correct those lines and try again; nothing has been stored.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
