import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Fields } from './fields.ts';
import { TextField } from './TextField.tsx';
import { entryTexts } from './texts.ts';

export interface ApplicantFieldsProps {
  readonly fields: Fields;
  /** A new connection must have name and address; else the master record has them. */
  readonly isNew: boolean;
}

/** Who applies, and where it is. */
export function ApplicantFields({ fields, isNew }: ApplicantFieldsProps) {
  const t = useText(entryTexts);
  return (
    <Section title={t(isNew ? 'applicantSection' : 'applicantOther')}>
      <FormRow>
        <TextField fields={fields} field="name" required={isNew} maxLength={60} />
        <TextField fields={fields} field="identityNo" inputMode="numeric" maxLength={16} />
      </FormRow>
      <FormRow>
        <TextField fields={fields} field="address" required={isNew} maxLength={160} />
        <TextField fields={fields} field="rtRw" maxLength={7} placeholder="004/005" />
      </FormRow>
      <FormRow>
        <TextField fields={fields} field="phone" type="tel" maxLength={20} />
        <TextField fields={fields} field="email" type="email" maxLength={120} />
      </FormRow>
      <FormRow>
        <TextField fields={fields} field="kddk" maxLength={20} />
        <TextField fields={fields} field="substation" maxLength={20} />
        <TextField fields={fields} field="pole" maxLength={20} />
        <TextField fields={fields} field="purpose" maxLength={60} />
      </FormRow>
    </Section>
  );
}
