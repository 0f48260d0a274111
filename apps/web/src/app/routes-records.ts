import type { RouteEntry } from './route-entry.ts';

/** Pages of AP2T's records, of the stock, of collective requests, and of the system. */
export const recordRoutes = [
  {
    path: '/complaints',
    title: 'pageComplaints',
    access: 'application.view',
    menu: { group: 'service' },
    help: 'complaints',
    load: () => import('../pages/records/complaint/list/page.tsx'),
  },
  {
    path: '/complaints/:complaintNo',
    title: 'pageComplaint',
    access: 'application.view',
    help: 'complaint',
    load: () => import('../pages/records/complaint/one/page.tsx'),
  },
  {
    path: '/collectives',
    title: 'pageCollectives',
    access: 'application.view',
    menu: { group: 'service', branch: 'applications' },
    help: 'collectives',
    load: () => import('../pages/collective/page.tsx'),
  },
  {
    path: '/collectives/new',
    title: 'pageCollectiveNew',
    access: 'application.import',
    help: 'collectives',
    load: () => import('../pages/collective/new/page.tsx'),
  },
  {
    path: '/collectives/:collectiveNo',
    title: 'pageCollective',
    access: 'application.view',
    help: 'collectives',
    load: () => import('../pages/collective/one/page.tsx'),
  },
  {
    path: '/meter-stock',
    title: 'pageStock',
    access: 'meter-stock.view',
    menu: { group: 'service' },
    help: 'meter-stock',
    load: () => import('../pages/stock/page.tsx'),
  },
  {
    path: '/meter-stock/import',
    title: 'pageStockImport',
    access: 'meter-stock.manage',
    help: 'meter-stock',
    load: () => import('../pages/stock/import/page.tsx'),
  },
  {
    path: '/meter-stock/models',
    title: 'pageStockModels',
    access: 'meter-stock.view',
    help: 'meter-stock',
    load: () => import('../pages/stock/models/page.tsx'),
  },
] as const satisfies readonly RouteEntry[];
