/** Titles of the pages of `app/routes-records.ts`, as the menu shows them. */
export const recordsId = {
  pageComplaints: 'Pengaduan',
  pageComplaint: 'Pengaduan',
  pageCollectives: 'PB Kolektif',
  pageCollective: 'PB Kolektif',
  pageCollectiveNew: 'Kirim berkas PB Kolektif',
  pageStock: 'Persediaan meter',
  pageStockImport: 'Impor meter',
  pageStockModels: 'Merek dan model meter',
  pageUsers: 'Pengguna',
  pageUser: 'Pengguna',
  pageUserNew: 'Pengguna baru',
  pageRoles: 'Peran dan izin',
  pageUnits: 'Unit kerja',
  pageAudit: 'Jejak audit',
} as const;
