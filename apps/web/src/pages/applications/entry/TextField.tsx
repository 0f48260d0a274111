import { TextInput, type TextInputProps } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import type { Fields } from './fields.ts';
import type { applicantFields } from './form.ts';
import { entryTexts } from './texts.ts';

type TextFieldName = (typeof applicantFields)[number] | 'idpel';

export interface TextFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly fields: Fields;
  readonly field: TextFieldName;
}

/** One line of the form, with what is wrong with it. */
export function TextField({ fields, field, ...rest }: TextFieldProps) {
  const t = useText(entryTexts);
  return (
    <TextInput
      label={t(field)}
      autoComplete="off"
      {...rest}
      name={field}
      value={fields.form[field]}
      error={fields.error(field)}
      onChange={(event) => fields.set(field, event.currentTarget.value)}
      onBlur={() => fields.left(field)}
    />
  );
}
