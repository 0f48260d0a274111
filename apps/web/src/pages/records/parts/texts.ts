import { texts } from '../../../i18n/language.ts';
import { labelsEn, labelsId } from './labels.ts';
import { wordsEn, wordsId } from './words.ts';

/** Labels and words of the record pages. */
export const recordTexts = texts({ ...labelsId, ...wordsId }, { ...labelsEn, ...wordsEn });
