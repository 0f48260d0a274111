import type { CatalogueEntry } from './entry.ts';

/** Complaints (pengaduan). */
export const complaintsErrors = {
  SETRUM_COMPLAINT_UNKNOWN: {
    http: 404,
    iso: null,
    id: 'Pengaduan {agendaNo} tidak ditemukan.',
    en: 'There is no complaint {agendaNo}.',
    action: { id: 'Periksa nomor agendanya (18 digit).', en: 'Check its number (18 digits).' },
  },
  SETRUM_COMPLAINT_NOT_PREPAID: {
    http: 409,
    iso: null,
    id: 'Pelanggan {idpel} tidak memakai meter prabayar.',
    en: 'Customer {idpel} has no prepaid meter.',
    action: {
      id: 'Catat sebagai pengaduan lain, atau pakai permohonan perubahan.',
      en: 'Enter it as another complaint, or use an application for a change.',
    },
  },
  SETRUM_COMPLAINT_CREDIT: {
    http: 409,
    iso: null,
    id: 'Salah satu token meter {meterNo} tidak dapat dipindahkan: sudah masuk, dibatalkan, atau bukan milik meter itu.',
    en: 'One of the tokens of meter {meterNo} cannot be moved: it was taken, its sale was taken back, or it is none of that meter.',
    action: {
      id: 'Muat ulang daftar token yang belum masuk, lalu pilih lagi.',
      en: 'Load the list of tokens that were not entered again, and choose once more.',
    },
  },
  SETRUM_COMPLAINT_CREDIT_LEFT: {
    http: null,
    iso: null,
    id: 'Meter lama {meterNo} masih memiliki {count} token ({energyKwh} kWh) yang belum diketahui masuk.',
    en: 'The old meter {meterNo} has {count} tokens ({energyKwh} kWh) of which nobody knows whether they were entered.',
    action: {
      id: 'Tanyakan kepada pelanggan; token yang belum dimasukkan tidak berlaku di meter baru.',
      en: 'Ask the customer; a token that was not entered is of no use at the new meter.',
    },
  },
  SETRUM_COMPLAINT_ENERGY: {
    http: 422,
    iso: null,
    id: 'Sisa {energyKwh} kWh tidak wajar; paling banyak {mostKwh} kWh.',
    en: 'A rest of {energyKwh} kWh is not believed; the most is {mostKwh} kWh.',
    action: {
      id: 'Periksa stand dan sisa kWh meter lama.',
      en: 'Check what the old meter showed.',
    },
  },
  SETRUM_COMPLAINT_DECIDED: {
    http: 409,
    iso: null,
    id: 'Sisa kWh pengaduan {agendaNo} tidak menunggu keputusan.',
    en: 'The credit of complaint {agendaNo} is not waiting for a decision.',
    action: { id: 'Lihat keputusan pada pengaduan.', en: 'See the decision on the complaint.' },
  },
  SETRUM_COMPLAINT_METER_CHANGED: {
    http: 409,
    iso: null,
    id: 'Meter {meterNo} tidak lagi terpasang pada pelanggan {idpel}.',
    en: 'Meter {meterNo} does not hang at customer {idpel} any more.',
    action: {
      id: 'Catat sisa kWh dengan pengaduan untuk meter yang sekarang.',
      en: 'Have the credit moved by a complaint about the meter of now.',
    },
  },
  SETRUM_COMPLAINT_STATE: {
    http: 409,
    iso: null,
    id: 'Pengaduan {agendaNo} tidak dapat ditutup dengan tangan.',
    en: 'Complaint {agendaNo} is not closed by hand.',
    action: {
      id: 'Pengaduan yang memerlukan token selesai bila tokennya terbit.',
      en: 'A complaint that needs tokens is done when they are generated.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
