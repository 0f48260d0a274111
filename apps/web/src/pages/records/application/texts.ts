import { texts } from '../../../i18n/language.ts';
import { attachmentsEn, attachmentsId } from './attachment-texts.ts';

export const paperTexts = texts(
  { ...attachmentsId, newTab: 'Buka di tab baru', receipt: 'Salinan kuitansi' },
  { ...attachmentsEn, newTab: 'Open in a new tab', receipt: 'Copy of the receipt' },
);
