import type { ComponentType } from 'react';
import type { PlainKey } from '../i18n/translate.ts';
import type { HelpName } from '../shell/help/names.ts';

/** Who may open a page: everybody; whoever is signed in; who has the permission, or one of several. */
export type Access = 'public' | 'signed-in' | `${string}.${string}` | readonly string[];

/** Where a page stands in the menu: the SOP's tree. */
export interface MenuPlace {
  readonly group: MenuGroup;
  /** The branch within the group, where the SOP has one: Permohonan, Perintah Kerja, Monitoring. */
  readonly branch?: MenuBranch;
}

export type MenuGroup = 'demo' | 'service' | 'info' | 'monitoring' | 'hub' | 'counter' | 'system';
export type MenuBranch = 'applications' | 'work-orders' | 'watching';

/** One page of the app, in one line. */
export interface RouteEntry {
  readonly path: string;
  readonly title: PlainKey;
  readonly access: Access;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Not in the menu when absent: it is led to. */
  readonly menu?: MenuPlace;
  /** Only where the server is a demo. */
  readonly demoOnly?: boolean;
  /** Which help lies beside it: `shell/help/texts/`. */
  readonly help: HelpName;
  /** A path of the demo at which tests and screenshots open it, where `path` has parameters. */
  readonly example?: string;
}
