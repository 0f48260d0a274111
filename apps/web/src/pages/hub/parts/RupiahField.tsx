import { TextInput } from '@mantine/core';
import { useFormats } from '../../../i18n/use-formats.ts';

export interface RupiahFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  /** Whole rupiah; null: empty. */
  readonly value: number | null;
  /** Whether it may be below zero. */
  readonly signed?: boolean;
  readonly onChange: (rupiah: number | null) => void;
}

const mostDigits = 13;

/** Whole rupiah, with the points between the thousands as one types. */
export function RupiahField(props: RupiahFieldProps) {
  const { label, hint, error = null, value, signed = false, onChange } = props;
  const { number } = useFormats();
  const take = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, mostDigits);
    const sign = signed && /^\s*[-−]/.test(text) ? -1 : 1;
    onChange(digits === '' ? null : sign * Number(digits));
  };
  return (
    <TextInput
      label={label}
      {...(hint === undefined ? {} : { description: hint })}
      error={error}
      inputMode={signed ? 'text' : 'numeric'}
      autoComplete="off"
      value={value === null ? '' : number(value, 0)}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}
