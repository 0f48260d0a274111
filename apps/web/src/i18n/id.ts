import { applicationsId } from './texts/applications.id.ts';
import { designId } from './texts/design.id.ts';
import { hubTitlesId } from './texts/hub.id.ts';
import { profileTitlesId } from './texts/profile.id.ts';
import { recordsId } from './texts/records.id.ts';
import { shellId } from './texts/shell.id.ts';

/** The source of the texts that every page may use. A page's own texts lie in its folder: `pages/<page>/texts.ts`. */
export const id = {
  ...designId,
  ...shellId,
  ...applicationsId,
  ...recordsId,
  ...hubTitlesId,
  ...profileTitlesId,
} as const;
