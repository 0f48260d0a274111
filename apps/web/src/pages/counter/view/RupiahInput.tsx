import { TextInput } from '@mantine/core';
import { KeyHint } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';

export interface RupiahInputProps {
  readonly label: string;
  /** What the field shows while it is empty, instead of a label above it: the label is told then. */
  readonly placeholder?: string;
  readonly hint?: string;
  /** The key that leads here. */
  readonly keyName: string;
  /** By what the desk's keys find it. */
  readonly field: string;
  /** Whole rupiah; null: empty. */
  readonly value: number | null;
  readonly onChange: (rupiah: number | null) => void;
}

const mostDigits = 9;

/** Whole rupiah, with the points between the thousands as one types. */
export function RupiahInput(props: RupiahInputProps) {
  const { label, placeholder, hint, keyName, field, value, onChange } = props;
  const { number } = useFormats();
  const take = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, mostDigits);
    onChange(digits === '' ? null : Number(digits));
  };
  return (
    <TextInput
      {...(placeholder === undefined ? { label } : { 'aria-label': label, placeholder })}
      {...(hint === undefined ? {} : { description: hint })}
      rightSection={<KeyHint>{keyName}</KeyHint>}
      size="md"
      inputMode="numeric"
      autoComplete="off"
      value={value === null ? '' : number(value, 0)}
      onChange={(event) => take(event.currentTarget.value)}
      data-desk-field={field}
    />
  );
}
