import type { Help } from './help-text.ts';
import type { applicationHelpNames } from './names-applications.ts';
import { activationHelp } from './texts/activation.ts';
import { entryHelp } from './texts/entry.ts';
import { pdlHelp } from './texts/pdl.ts';
import { tokenRequestsHelp } from './texts/token-requests.ts';
import { workHelp } from './texts/work.ts';

/** Help of the pages of `app/routes-applications.ts`. */
export const applicationHelpTexts: Readonly<Record<(typeof applicationHelpNames)[number], Help>> = {
  work: workHelp,
  entry: entryHelp,
  activation: activationHelp,
  pdl: pdlHelp,
  'token-requests': tokenRequestsHelp,
};
