import { texts } from '../../../i18n/language.ts';
import { replaceEn, replaceId } from './replace-words.ts';
import { complaintEn, complaintId } from './words.ts';

export const complaintTexts = texts(
  { ...complaintId, ...replaceId },
  { ...complaintEn, ...replaceEn },
);
