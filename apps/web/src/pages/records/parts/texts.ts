import { texts } from '../../../i18n/language.ts';
import { labelsEn, labelsId } from './labels.ts';
import { moreLabelsEn, moreLabelsId } from './labels-more.ts';
import { wordsEn, wordsId } from './words.ts';
import { moreWordsEn, moreWordsId } from './words-more.ts';

/** Everything that a word of the API may be told by. */
export const allWordsId = { ...wordsId, ...moreWordsId } as const;

/** Labels and words of the record pages. */
export const recordTexts = texts(
  { ...labelsId, ...moreLabelsId, ...allWordsId },
  { ...labelsEn, ...moreLabelsEn, ...wordsEn, ...moreWordsEn },
);
