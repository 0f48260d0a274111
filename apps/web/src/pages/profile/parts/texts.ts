import { texts } from '../../../i18n/language.ts';
import { profileLabelsEn, profileLabelsId } from './labels.ts';
import { profileWordsEn, profileWordsId } from './words.ts';

/** Labels and words that the pages of the load profile share. */
export const profileTexts = texts(
  { ...profileLabelsId, ...profileWordsId },
  { ...profileLabelsEn, ...profileWordsEn },
);
