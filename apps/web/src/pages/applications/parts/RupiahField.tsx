import { TextInput, type TextInputProps } from '@mantine/core';
import { useFormats } from '../../../i18n/use-formats.ts';

export interface RupiahFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Digits of whole rupiah; empty: nothing. */
  readonly value: string;
  readonly onChange: (digits: string) => void;
}

const mostDigits = 12;

/** Whole rupiah, with the points between the thousands as one types. */
export function RupiahField({ value, onChange, ...rest }: RupiahFieldProps) {
  const { number } = useFormats();
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={value === '' ? '' : number(Number(value), 0)}
      onChange={(event) =>
        onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, mostDigits))
      }
    />
  );
}
