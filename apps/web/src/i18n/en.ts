import type { id } from './id.ts';
import { designEn } from './texts/design.en.ts';
import { shellEn } from './texts/shell.en.ts';

export const en: Readonly<Record<keyof typeof id, string>> = { ...designEn, ...shellEn };
