import { Select, TextInput } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import type { PdlField } from './fields.ts';
import type { Discrepancy } from './model.ts';
import { pdlTexts } from './texts.ts';
import { usePdlWords } from './use-words.ts';

export interface PdlInputProps {
  readonly field: PdlField;
  readonly value: string;
  readonly isUnreadable: boolean;
  /** What is to be said of the field as it is typed. */
  readonly faults: readonly Discrepancy[];
  readonly onChange: (text: string) => void;
}

/** One field that may be otherwise than proposed, with what is wrong with it, or what the checker will be told. */
export function PdlInput({ field, value, isUnreadable, faults, onChange }: PdlInputProps) {
  const t = useText(pdlTexts);
  const words = usePdlWords();
  const error = faults.find(({ severity }) => severity === 'error');
  const warning = faults.find(({ severity }) => severity === 'warning');
  const common = {
    label: words.field(field.name),
    error: isUnreadable ? t('unreadable') : error === undefined ? null : words.fault(error),
    ...(warning === undefined ? {} : { description: t('warning', { text: words.fault(warning) }) }),
  };
  if (typeof field.form !== 'string')
    return (
      <Select
        {...common}
        data={field.form.map((one) => ({ value: one, label: words.choice(field.name, one) }))}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  const isFigure = field.form === 'whole' || field.form === 'money';
  return (
    <TextInput
      {...common}
      type={field.form === 'day' ? 'date' : 'text'}
      inputMode={isFigure ? 'numeric' : field.form === 'energy' ? 'decimal' : 'text'}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={160}
    />
  );
}
