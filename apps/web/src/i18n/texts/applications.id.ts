/** Titles of the pages of `app/routes-applications.ts`, as the menu shows them. */
export const applicationsId = {
  pageWork: 'Daftar kerja',
  pageEntryPb: 'Pasang Baru',
  pageEntryPd: 'Perubahan Daya',
  pageEntryPs: 'Pasang Kembali',
  pageEntryMigrasi: 'Migrasi ke prabayar',
  pageEntryDuaArah: 'Pendaftaran dua arah',
  pageRevise: 'Ubah permohonan',
  pageActivation: 'Aktivasi No Meter',
  pageTokenRequests: 'Monitoring Permohonan Token',
  pagePdlList: 'PDL',
  pagePdl: 'PDL permohonan',
} as const;
