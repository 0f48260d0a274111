import { texts } from '../../../i18n/language.ts';
import { hubEn, hubId } from './labels.ts';
import { hubWordsEn, hubWordsId } from './words.ts';

/** Labels and words that the pages of P2APST share. */
export const hubTexts = texts({ ...hubId, ...hubWordsId }, { ...hubEn, ...hubWordsEn });
