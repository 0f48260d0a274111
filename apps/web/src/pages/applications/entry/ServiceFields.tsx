import { Checkbox, Select } from '@mantine/core';
import { FormRow, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { Kind } from '../parts/model.ts';
import { RupiahField } from '../parts/RupiahField.tsx';
import { hasCredit } from './checks.ts';
import type { Fields } from './fields.ts';
import { keepsService, productsFor } from './form.ts';
import type { ServiceChoice } from './model.ts';
import { entryTexts } from './texts.ts';

export interface ServiceFieldsProps {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly services: readonly ServiceChoice[];
}

/** Product, tariff, power and first stroom: only what there is today. */
export function ServiceFields({ kind, fields, services }: ServiceFieldsProps) {
  const t = useText(entryTexts);
  const word = useWord();
  const { form } = fields;
  const isKept = keepsService(kind);
  const fitting = services.filter(({ products }) => products.includes(form.product));
  const tariffs = [...new Set(fitting.map(({ tariff }) => tariff))].sort();
  return (
    <Section title={t('serviceSection')}>
      <FormRow>
        <Select
          label={t('product')}
          data={productsFor(kind).map((one) => ({ value: one, label: word('product', one) }))}
          value={form.product}
          onChange={(value) => fields.set('product', value ?? form.product)}
          allowDeselect={false}
          error={fields.error('product')}
          required
        />
        <Select
          label={t('tariff')}
          data={[...withOwn(tariffs, form.tariff)]}
          value={form.tariff === '' ? null : form.tariff}
          onChange={(value) => fields.set('tariff', value ?? '')}
          onBlur={() => fields.left('tariff')}
          disabled={isKept}
          error={fields.error('tariff')}
          {...(isKept ? { description: t('kept') } : {})}
          searchable
          openOnFocus={false}
          required
        />
        <PowerSelect fields={fields} fitting={fitting} isKept={isKept} />
      </FormRow>
      <FormRow>
        {hasCredit(kind, form.product) && (
          <RupiahField
            label={t('firstCredit')}
            value={form.firstCredit}
            onChange={(digits) => fields.set('firstCredit', digits)}
            onBlur={() => fields.left('firstCredit')}
            error={fields.error('firstCredit')}
            required
          />
        )}
        {kind === 'PD' && (
          <Checkbox
            label={t('meterChange')}
            description={t('meterChangeHint')}
            checked={form.meterChange}
            onChange={(event) => fields.set('meterChange', event.currentTarget.checked)}
          />
        )}
      </FormRow>
    </Section>
  );
}

interface PowerSelectProps {
  readonly fields: Fields;
  readonly fitting: readonly ServiceChoice[];
  readonly isKept: boolean;
}

function PowerSelect({ fields, fitting, isKept }: PowerSelectProps) {
  const t = useText(entryTexts);
  const { number } = useFormats();
  const { tariff, powerVa } = fields.form;
  const choices = fitting.filter((one) => one.tariff === tariff);
  const labels = new Map(
    choices.map(({ powerVa: va, amperes, phases }) => [
      String(va),
      t('powerOf', { va: number(va, 0), amperes: number(amperes, 0), phases }),
    ]),
  );
  return (
    <Select
      label={t('power')}
      data={withOwn([...labels.keys()], powerVa).map((va) => ({
        value: va,
        label: labels.get(va) ?? `${number(Number(va), 0)} VA`,
      }))}
      value={powerVa === '' ? null : powerVa}
      onChange={(value) => fields.set('powerVa', value ?? '')}
      onBlur={() => fields.left('powerVa')}
      disabled={isKept}
      error={fields.error('powerVa')}
      searchable
      openOnFocus={false}
      required
    />
  );
}

/** What the customer has is shown, even where it is not offered any more; the server says so then. */
const withOwn = (values: readonly string[], own: string): readonly string[] =>
  own === '' || values.includes(own) ? values : [own, ...values];
