import type { RouteEntry } from './route-entry.ts';

const entry = { access: 'application.enter', help: 'entry' } as const;
const applications = { group: 'service', branch: 'applications' } as const;

/** Pages of AP2T's work: what waits, and applications from their entry to the PDL. */
export const applicationRoutes = [
  {
    path: '/work',
    title: 'pageWork',
    access: 'application.view',
    menu: { group: 'service' },
    help: 'work',
    load: () => import('../pages/applications/work-list/page.tsx'),
  },
  {
    ...entry,
    path: '/applications/new/pasang-baru',
    title: 'pageEntryPb',
    menu: applications,
    load: () => import('../pages/applications/entry/new-connection.tsx'),
  },
  {
    ...entry,
    path: '/applications/new/perubahan-daya',
    title: 'pageEntryPd',
    menu: applications,
    load: () => import('../pages/applications/entry/power-change.tsx'),
  },
  {
    ...entry,
    path: '/applications/new/pasang-kembali',
    title: 'pageEntryPs',
    menu: applications,
    load: () => import('../pages/applications/entry/reinstallation.tsx'),
  },
  {
    ...entry,
    path: '/applications/new/migrasi',
    title: 'pageEntryMigrasi',
    menu: applications,
    load: () => import('../pages/applications/entry/migration.tsx'),
  },
  {
    ...entry,
    path: '/applications/new/dua-arah',
    title: 'pageEntryDuaArah',
    menu: applications,
    load: () => import('../pages/applications/entry/two-way.tsx'),
  },
  {
    ...entry,
    path: '/applications/:agendaNo/revise',
    title: 'pageRevise',
    load: () => import('../pages/applications/entry/revise-page.tsx'),
  },
  {
    path: '/activation',
    title: 'pageActivation',
    access: 'activation.set',
    menu: { group: 'service', branch: 'work-orders' },
    help: 'activation',
    load: () => import('../pages/applications/activation/page.tsx'),
  },
  {
    path: '/pdl',
    title: 'pagePdlList',
    access: ['pdl.enter', 'pdl.check', 'pdl.approve', 'pdl.post'],
    menu: { group: 'service', branch: 'work-orders' },
    help: 'pdl',
    load: () => import('../pages/applications/pdl/list-page.tsx'),
  },
  {
    path: '/applications/:agendaNo/pdl',
    title: 'pagePdl',
    access: 'application.view',
    help: 'pdl',
    load: () => import('../pages/applications/pdl/page.tsx'),
  },
  {
    path: '/token-requests',
    title: 'pageTokenRequests',
    access: 'token-request.view',
    menu: { group: 'service', branch: 'watching' },
    help: 'token-requests',
    load: () => import('../pages/applications/tokens/page.tsx'),
  },
] as const satisfies readonly RouteEntry[];
