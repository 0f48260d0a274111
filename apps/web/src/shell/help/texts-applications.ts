import type { Help } from './help-text.ts';
import type { applicationHelpNames } from './names-applications.ts';
import { entryHelp } from './texts/entry.ts';
import { tokenRequestsHelp } from './texts/token-requests.ts';
import { workHelp } from './texts/work.ts';

/** Help of the pages of `app/routes-applications.ts`. */
export const applicationHelpTexts: Readonly<Record<(typeof applicationHelpNames)[number], Help>> = {
  work: workHelp,
  entry: entryHelp,
  'token-requests': tokenRequestsHelp,
};
