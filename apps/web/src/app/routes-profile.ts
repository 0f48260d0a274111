import type { RouteEntry } from './route-entry.ts';

const menu = { group: 'monitoring' } as const;

/** Load profiles: SOP figures 3-1 to 3-4, the reports by unit, and what follows from them. */
export const profileRoutes = [
  {
    path: '/load-profile',
    title: 'pageLoadProfile',
    access: 'profile.view',
    menu,
    help: 'load-profile',
    example: '/load-profile?meter=32031017679',
    load: () => import('../pages/profile/meter/page.tsx'),
  },
] as const satisfies readonly RouteEntry[];
