import type { id } from './id.ts';
import { applicationsEn } from './texts/applications.en.ts';
import { designEn } from './texts/design.en.ts';
import { hubTitlesEn } from './texts/hub.en.ts';
import { profileTitlesEn } from './texts/profile.en.ts';
import { recordsEn } from './texts/records.en.ts';
import { shellEn } from './texts/shell.en.ts';

export const en: Readonly<Record<keyof typeof id, string>> = {
  ...designEn,
  ...shellEn,
  ...applicationsEn,
  ...recordsEn,
  ...hubTitlesEn,
  ...profileTitlesEn,
};
