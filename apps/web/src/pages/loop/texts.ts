import type { Texts } from '../../i18n/language.ts';
import { guideTexts } from './texts/guide.ts';
import { movedTexts } from './texts/moved.ts';
import { stepTexts } from './texts/steps.ts';
import { tableTexts } from './texts/table.ts';

const id = { ...guideTexts.id, ...stepTexts.id, ...tableTexts.id, ...movedTexts.id };
const en = { ...guideTexts.en, ...stepTexts.en, ...tableTexts.en, ...movedTexts.en };

/** All texts of the playground. */
export const loopTexts: Texts<typeof id> = { id, en };
