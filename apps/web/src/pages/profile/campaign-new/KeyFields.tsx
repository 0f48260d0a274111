import { Select, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { choicesOf, type KeyDraft, type KeyName, wrongNames } from './draft.ts';
import { newCampaignTexts } from './texts.ts';

export interface KeyFieldsProps {
  readonly names: readonly KeyName[];
  readonly isTarget: boolean;
  readonly value: KeyDraft;
  readonly onChange: (key: KeyDraft) => void;
}

/** Attributes of a key: typed, or chosen where there are few. What cannot be is told as it is typed. */
export function KeyFields({ names, isTarget, value, onChange }: KeyFieldsProps) {
  const t = useText(newCampaignTexts);
  const wrong = wrongNames(value);
  const set = (name: KeyName, text: string): void => onChange({ ...value, [name]: text });
  return (
    <FormRow>
      {names.map((name) => {
        const choices = choicesOf(name, isTarget);
        const label = t(`key-${name}`);
        if (choices !== null)
          return (
            <Select
              key={name}
              label={label}
              clearable
              clearButtonProps={{ 'aria-label': t('filterClear', { label }) }}
              data={choices}
              value={value[name] || null}
              onChange={(chosen) => set(name, chosen ?? '')}
            />
          );
        const form = t(`form-${name}` as 'form-krn');
        return (
          <TextInput
            key={name}
            label={label}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={value[name] ?? ''}
            onChange={(event) => set(name, event.currentTarget.value.trim())}
            {...(wrong.includes(name) ? { error: form } : { description: form })}
          />
        );
      })}
    </FormRow>
  );
}
