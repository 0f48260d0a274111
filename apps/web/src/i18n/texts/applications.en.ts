import type { applicationsId } from './applications.id.ts';

export const applicationsEn: Readonly<Record<keyof typeof applicationsId, string>> = {
  pageWork: 'Work list',
  pageEntryPb: 'New connection',
  pageEntryPd: 'Change of power',
  pageEntryPs: 'Re-installation',
  pageEntryMigrasi: 'Migration to prepaid',
  pageEntryDuaArah: 'Two-way registration',
  pageRevise: 'Change an application',
  pageActivation: 'Activate a meter number',
  pageTokenRequests: 'Monitoring of token requests',
  pagePdlList: 'PDL (master record)',
  pagePdl: 'PDL of an application',
};
