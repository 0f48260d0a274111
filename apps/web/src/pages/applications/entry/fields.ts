import { useState } from 'react';
import { problemOf } from '../../../api/own-problems.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { stepTexts } from '../parts/texts.ts';
import type { Faults } from './checks.ts';
import type { EntryField, EntryForm } from './form.ts';
import { fieldOf } from './refusals.ts';

/** What every field of the form is given. */
export interface Fields {
  readonly form: EntryForm;
  set<Field extends EntryField>(field: Field, value: EntryForm[Field]): void;
  /** What is wrong with a field, to be shown beside it. */
  error(field: EntryField): string | undefined;
  /** A field was left: from now on it is told what is wrong with it. */
  left(field: EntryField): void;
  /** All fields are told, because somebody wanted to send them. */
  tellAll(): void;
}

export interface FieldsOptions {
  readonly form: EntryForm;
  readonly onChange: (change: Partial<EntryForm>) => void;
  readonly faults: Faults;
  /** What the server has refused: the costs, or the entry. */
  readonly refusals: readonly (Error | null)[];
}

/** Validation beside the field: what is missing, once a field was left; what the server refuses, at the field it is about. */
export function useFields({ form, onChange, faults, refusals }: FieldsOptions): Fields {
  const t = useText(stepTexts);
  const { language } = useSettings();
  const [seen, setSeen] = useState<ReadonlySet<EntryField> | 'all'>(new Set());
  const told = new Map<EntryField, string>();
  for (const error of refusals) {
    if (error === null) continue;
    const { code, messages } = problemOf(error);
    const field = fieldOf(code);
    if (field !== null) told.set(field, messages[language]);
  }
  return {
    form,
    set: (field, value) => onChange({ [field]: value }),
    error: (field) => {
      const fault = faults[field];
      const isSeen = seen === 'all' || seen.has(field);
      if (fault === undefined || !isSeen) return told.get(field);
      return fault === 'required' ? t('required') : t('wrongForm', fault);
    },
    left: (field) => setSeen((before) => (before === 'all' ? before : new Set(before).add(field))),
    tellAll: () => setSeen('all'),
  };
}
