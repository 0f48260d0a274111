import type { RouteEntry } from './route-entry.ts';

const menu = { group: 'monitoring' } as const;

/** Load profiles: SOP figures 3-1 to 3-4, the reports by unit, and what follows from them. */
export const profileRoutes = [
  {
    path: '/monitoring/two-way',
    title: 'pageTwoWay',
    access: 'profile.view',
    menu,
    help: 'two-way',
    load: () => import('../pages/profile/two-way/page.tsx'),
  },
  {
    path: '/load-profile',
    title: 'pageLoadProfile',
    access: 'profile.view',
    menu,
    help: 'load-profile',
    example: '/load-profile?meter=32031017679',
    load: () => import('../pages/profile/meter/page.tsx'),
  },
  {
    path: '/reports',
    title: 'pageProfileReports',
    access: 'profile.view',
    menu,
    help: 'profile-reports',
    example: '/reports?kind=balance',
    load: () => import('../pages/profile/reports/page.tsx'),
  },
  {
    path: '/p2tl',
    title: 'pageP2tl',
    access: 'p2tl.view',
    menu,
    help: 'p2tl',
    load: () => import('../pages/profile/p2tl/page.tsx'),
  },
  {
    path: '/card-inspector',
    title: 'pageCardInspector',
    access: ['profile.view', 'sale.make'],
    menu,
    help: 'card-inspector',
    load: () => import('../pages/profile/card/page.tsx'),
  },
  {
    path: '/key-campaigns',
    title: 'pageKeyCampaigns',
    access: 'engineering.view',
    menu,
    help: 'key-campaigns',
    load: () => import('../pages/profile/campaigns/page.tsx'),
  },
  {
    path: '/key-campaigns/new',
    title: 'pageKeyCampaignNew',
    access: 'engineering.order',
    help: 'key-campaigns',
    load: () => import('../pages/profile/campaign-new/page.tsx'),
  },
  {
    path: '/key-campaigns/:campaignId',
    title: 'pageKeyCampaign',
    access: 'engineering.view',
    help: 'key-campaigns',
    load: () => import('../pages/profile/campaign/page.tsx'),
  },
] as const satisfies readonly RouteEntry[];
