import type { Help } from './help-text.ts';
import type { profileHelpNames } from './names-profile.ts';
import { loadProfileHelp } from './texts/load-profile.ts';

/** Help of the pages of `app/routes-profile.ts`. */
export const profileHelp: Readonly<Record<(typeof profileHelpNames)[number], Help>> = {
  'load-profile': loadProfileHelp,
};
