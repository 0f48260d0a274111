import { texts } from '../../../i18n/language.ts';

export const paperTexts = texts(
  { newTab: 'Buka di tab baru', receipt: 'Salinan kuitansi' },
  { newTab: 'Open in a new tab', receipt: 'Copy of the receipt' },
);
