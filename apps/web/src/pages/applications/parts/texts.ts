import { texts } from '../../../i18n/language.ts';
import { actionsEn, actionsId } from './action-words.ts';

/** Words of the steps of an application, and of the fields that several pages of applications have. */
export const stepTexts = texts(
  {
    ...actionsId,
    reason: 'Alasan',
    reasonHint: 'Tercatat pada permohonan, 3 sampai 500 karakter.',
    agendaNo: 'No. agenda',
    kind: 'Jenis permohonan',
    find: 'Cari',
    open: 'Buka permohonan',
    required: 'Harus diisi.',
    wrongForm: 'Bentuknya tidak benar: {example}',
    reasonShort: 'Tulis sedikitnya 3 karakter.',
  },
  {
    ...actionsEn,
    reason: 'Reason',
    reasonHint: 'Kept with the application, 3 to 500 characters.',
    agendaNo: 'Agenda number',
    kind: 'Kind of application',
    find: 'Find',
    open: 'Open the application',
    required: 'Must be filled in.',
    wrongForm: 'Not of this form: {example}',
    reasonShort: 'Write at least 3 characters.',
  },
);

type StepKey = keyof typeof actionsId;

/** The key of an action's word where there is one. */
export function actionKey(family: 'do' | 'did', action: string): StepKey | null {
  const key = `${family}-${action}`;
  return key in actionsId ? (key as StepKey) : null;
}
