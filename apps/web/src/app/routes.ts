import type { RouteEntry } from './route-entry.ts';
import { applicationRoutes } from './routes-applications.ts';
import { hubRoutes } from './routes-hub.ts';
import { profileRoutes } from './routes-profile.ts';
import { recordRoutes } from './routes-records.ts';

/** The pages, in the order of the menu. What is not here does not exist: no entry leads to a page that is yet to come. */
export const routes = [
  {
    path: '/loop',
    title: 'pageLoop',
    access: 'public',
    demoOnly: true,
    menu: { group: 'demo' },
    help: 'loop',
    load: () => import('../pages/loop/page.tsx'),
  },
  {
    path: '/counter',
    title: 'pageCounter',
    access: 'sale.make',
    menu: { group: 'counter' },
    help: 'counter',
    load: () => import('../pages/counter/page.tsx'),
  },
  {
    path: '/counter/today',
    title: 'pageCounterToday',
    access: 'sale.own',
    menu: { group: 'counter' },
    help: 'counter-today',
    load: () => import('../pages/counter/today/page.tsx'),
  },
  {
    path: '/sign-in',
    title: 'pageSignIn',
    access: 'public',
    help: 'sign-in',
    load: () => import('../pages/sign-in/page.tsx'),
  },
  {
    path: '/start',
    title: 'pageStart',
    access: 'signed-in',
    help: 'start',
    load: () => import('../pages/start/page.tsx'),
  },
  ...applicationRoutes,
  {
    path: '/customers/:idpel',
    title: 'pageCustomer',
    access: 'customer.view',
    help: 'customer',
    example: '/customers/534252904966',
    load: () => import('../pages/records/customer/page.tsx'),
  },
  {
    path: '/applications/:agendaNo',
    title: 'pageApplication',
    access: 'application.view',
    help: 'application',
    load: () => import('../pages/records/application/page.tsx'),
  },
  {
    path: '/meters/:meterNo',
    title: 'pageMeter',
    access: 'meter-stock.view',
    help: 'meter',
    example: '/meters/32031017679',
    load: () => import('../pages/records/meter/page.tsx'),
  },
  {
    path: '/sales/:reference',
    title: 'pageSale',
    access: 'sale.view',
    help: 'sale',
    load: () => import('../pages/records/sale/page.tsx'),
  },
  ...recordRoutes,
  ...profileRoutes,
  ...hubRoutes,
  {
    path: '/design-system',
    title: 'pageDesignSystem',
    access: 'public',
    menu: { group: 'system' },
    help: 'design-system',
    load: () => import('../pages/design-system/page.tsx'),
  },
] as const satisfies readonly RouteEntry[];
