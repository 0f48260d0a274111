import type { recordsId } from './records.id.ts';

export const recordsEn: Readonly<Record<keyof typeof recordsId, string>> = {
  pageComplaints: 'Complaints',
  pageComplaint: 'Complaint',
  pageCollectives: 'Collective requests (PB)',
  pageCollective: 'Collective request',
  pageCollectiveNew: 'Send a file of collective requests',
  pageStock: 'Stock of meters',
  pageStockImport: 'Import meters',
  pageStockModels: 'Makers and models of meters',
  pageUsers: 'Users',
  pageUser: 'User',
  pageUserNew: 'New user',
  pageRoles: 'Roles and permissions',
  pageUnits: 'Units',
  pageAudit: 'Audit trail',
};
