import { Fieldset, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stepTexts } from '../parts/texts.ts';
import { today } from './form.ts';
import { panelTexts } from './texts.ts';

/** Under which number a paper was signed, by whom and when. */
export interface Signature {
  readonly paperNo: string;
  readonly signedBy: string;
  readonly signedOn: string;
  readonly witness: string;
}

export interface PaperFieldsProps {
  readonly title: string;
  readonly signature: Signature;
  /** What is missing is told. */
  readonly tried: boolean;
  readonly onChange: (change: Partial<Signature>) => void;
}

/** One signed paper. */
export function PaperFields({ title, signature, tried, onChange }: PaperFieldsProps) {
  const t = useText(panelTexts);
  const common = useText(stepTexts);
  const field = (name: keyof Signature, required: boolean) => ({
    label: t(name),
    value: signature[name],
    required,
    autoComplete: 'off',
    maxLength: 60,
    error: tried && required && signature[name].trim() === '' ? common('required') : null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <Fieldset legend={title} variant="unstyled">
      <FormRow>
        <TextInput {...field('paperNo', true)} />
        <TextInput {...field('signedBy', true)} />
        <TextInput {...field('signedOn', true)} type="date" max={today()} />
        <TextInput {...field('witness', false)} />
      </FormRow>
    </Fieldset>
  );
}
