import { texts } from '../../i18n/language.ts';
import { importEn, importId } from './import-words.ts';
import { modelEn, modelId } from './model-words.ts';
import { stockEn, stockId } from './words.ts';

export const stockTexts = texts(
  { ...stockId, ...importId, ...modelId },
  { ...stockEn, ...importEn, ...modelEn },
);
