import { applicationHelpNames } from './names-applications.ts';
import { hubHelpNames } from './names-hub.ts';
import { profileHelpNames } from './names-profile.ts';
import { recordHelpNames } from './names-records.ts';

/** The help texts that there are; each page names one. */
export const helpNames = [
  ...([
    'loop',
    'counter',
    'counter-today',
    'sign-in',
    'start',
    'customer',
    'application',
    'meter',
    'sale',
  ] as const),
  ...recordHelpNames,
  ...hubHelpNames,
  ...profileHelpNames,
  ...applicationHelpNames,
  ...(['design-system', 'errors'] as const),
] as const;

export type HelpName = (typeof helpNames)[number];
