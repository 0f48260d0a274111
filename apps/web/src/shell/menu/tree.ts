import type { Me, Site } from '../../api/me.ts';
import type { MenuBranch, MenuGroup, RouteEntry } from '../../app/route-entry.ts';
import type { PlainKey } from '../../i18n/translate.ts';
import { mayOpen } from '../session/may.ts';

/** The SOP's tree; where it names nothing, the trunk is ours. */
export const groupTitles: Readonly<Record<MenuGroup, PlainKey>> = {
  demo: 'menuDemo',
  counter: 'menuCounter',
  service: 'menuService',
  info: 'menuInfo',
  monitoring: 'menuMonitoring',
  hub: 'menuHub',
  system: 'menuSystem',
};

export const branchTitles: Readonly<Record<MenuBranch, PlainKey>> = {
  applications: 'menuApplications',
  'work-orders': 'menuWorkOrders',
  watching: 'menuWatching',
};

export interface MenuBranchOf {
  readonly branch: MenuBranch | null;
  readonly entries: readonly RouteEntry[];
}

export interface MenuGroupOf {
  readonly group: MenuGroup;
  readonly branches: readonly MenuBranchOf[];
}

/** What somebody's menu shows: pages that exist and that they may open; no empty trunks. */
export function menuOf(
  routes: readonly RouteEntry[],
  me: Me | null,
  site: Site,
): readonly MenuGroupOf[] {
  const open = routes.filter(
    ({ menu, access, demoOnly = false }) =>
      menu !== undefined && mayOpen(access, me) && (!demoOnly || site.demo !== null),
  );
  const groups = Object.keys(groupTitles) as readonly MenuGroup[];
  return groups
    .map((group) => ({
      group,
      branches: branchesOf(open.filter(({ menu }) => menu?.group === group)),
    }))
    .filter(({ branches }) => branches.length > 0);
}

function branchesOf(entries: readonly RouteEntry[]): readonly MenuBranchOf[] {
  const there = new Set(entries.map(({ menu }) => menu?.branch ?? null));
  const order = [null, ...(Object.keys(branchTitles) as readonly MenuBranch[])];
  const names = order.filter((name) => there.has(name));
  return names.map((branch) => ({
    branch,
    entries: entries.filter(({ menu }) => (menu?.branch ?? null) === branch),
  }));
}
