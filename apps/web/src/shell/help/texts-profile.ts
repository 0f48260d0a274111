import type { Help } from './help-text.ts';
import type { profileHelpNames } from './names-profile.ts';
import { cardInspectorHelp } from './texts/card-inspector.ts';
import { keyCampaignsHelp } from './texts/key-campaigns.ts';
import { loadProfileHelp } from './texts/load-profile.ts';
import { p2tlHelp } from './texts/p2tl.ts';
import { profileReportsHelp, twoWayHelp } from './texts/profile-reports.ts';

/** Help of the pages of `app/routes-profile.ts`. */
export const profileHelp: Readonly<Record<(typeof profileHelpNames)[number], Help>> = {
  'two-way': twoWayHelp,
  'load-profile': loadProfileHelp,
  'profile-reports': profileReportsHelp,
  p2tl: p2tlHelp,
  'card-inspector': cardInspectorHelp,
  'key-campaigns': keyCampaignsHelp,
};
