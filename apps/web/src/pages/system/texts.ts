import { texts } from '../../i18n/language.ts';
import { auditEn, auditId } from './audit-words.ts';
import { roleNamesEn, roleNamesId } from './role-words.ts';
import { userEn, userId } from './user-words.ts';

export const systemTexts = texts(
  { ...userId, ...roleNamesId, ...auditId },
  { ...userEn, ...roleNamesEn, ...auditEn },
);
