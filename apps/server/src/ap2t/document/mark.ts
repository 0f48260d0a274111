import type { Utility } from './data/letterhead.ts';

/** Our own mark: a circle with a bolt cut out, and the two waves of a contactless card. An operator puts the utility's in its place. */
export const neutralMark: NonNullable<Utility['mark']> = {
  width: 100,
  height: 100,
  paths: [
    { d: 'M50 4a46 46 0 1 0 0 92a46 46 0 1 0 0-92z', fill: '#0b5a7a' },
    { d: 'M46 18L24 55h17l-5 27l25-37H44z', fill: '#ffffff' },
    { d: 'M66 33c8 10 8 24 0 34l-5-4c6-8 6-18 0-26z', fill: '#f2b632' },
    { d: 'M76 24c13 16 13 36 0 52l-5-4c11-14 11-30 0-44z', fill: '#f2b632' },
  ],
};

/** The utility of a fresh installation, until its own name is configured. */
export const usualUtility: Utility = {
  name: 'SETRUM',
  motto: 'Penyedia tenaga listrik',
  callCentre: null,
  website: null,
  mark: neutralMark,
};
