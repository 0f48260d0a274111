import { Select } from '@mantine/core';
import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { Fields } from './fields.ts';
import type { Unit } from './model.ts';
import { entryTexts } from './texts.ts';

const channels = ['05', '01', '99'] as const;

export interface PlaceFieldsProps {
  readonly fields: Fields;
  readonly units: readonly Unit[];
  /** A customer who is there has a unit already. */
  readonly withUnit: boolean;
}

/** At which unit, and how the application came in. */
export function PlaceFields({ fields, units, withUnit }: PlaceFieldsProps) {
  const t = useText(entryTexts);
  const word = useWord();
  const { form } = fields;
  return (
    <Section title={t('siteSection')}>
      <FormRow>
        {withUnit && (
          <Select
            label={t('unit')}
            data={units.map(({ unit, name }) => ({ value: unit, label: `${unit} ${name}` }))}
            value={form.unit === '' ? null : form.unit}
            onChange={(value) => fields.set('unit', value ?? '')}
            onBlur={() => fields.left('unit')}
            error={fields.error('unit')}
            searchable
            openOnFocus={false}
            required
          />
        )}
        <Select
          label={t('channel')}
          data={channels.map((one) => ({ value: one, label: word('channel', one) }))}
          value={form.channel}
          onChange={(value) => fields.set('channel', value ?? '05')}
          allowDeselect={false}
        />
      </FormRow>
    </Section>
  );
}
