import { FieldList, Loaded, Money, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Customer } from '../../records/customer/model.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { useWord, Word } from '../../records/parts/Word.tsx';
import type { Fields } from './fields.ts';
import { TextField } from './TextField.tsx';
import { entryTexts } from './texts.ts';
import type { useCustomer } from './use-places.ts';

export interface CustomerPartProps {
  readonly fields: Fields;
  readonly query: ReturnType<typeof useCustomer>;
}

/** Whose supply it is, and what they have now (to be read beside what is asked for). */
export function CustomerPart({ fields, query }: CustomerPartProps) {
  const t = useText(entryTexts);
  const isWhole = /^\d{12}$/.test(fields.form.idpel);
  return (
    <Section title={t('customerSection')}>
      <TextField
        fields={fields}
        field="idpel"
        description={t('idpelHint')}
        inputMode="numeric"
        maxLength={12}
        w="16rem"
        mb="sm"
        required
        data-autofocus
      />
      {isWhole && (
        <Loaded query={query}>{(customer) => <CustomerNow customer={customer} />}</Loaded>
      )}
    </Section>
  );
}

function CustomerNow({ customer }: { readonly customer: Customer }) {
  const t = useText(entryTexts);
  const word = useWord();
  const { day, number } = useFormats();
  const { idpel, name, address, product, tariff, powerVa, meterNo, removedOn, state } = customer;
  return (
    <FieldList
      fields={[
        { label: t('name'), value: name },
        { label: t('nowState'), value: <Word family="customer" word={state} /> },
        { label: t('nowProduct'), value: word('product', product) },
        { label: t('nowTariff'), value: `${tariff} / ${number(powerVa, 0)} VA` },
        { label: t('nowMeter'), value: <RecordLink kind="meter" id={meterNo} /> },
        { label: t('nowUjl'), value: <Money cents={customer.ujlHeldCents} /> },
        { label: t('removedOn'), value: removedOn === null ? null : day(removedOn) },
        { label: t('idpel'), value: <RecordLink kind="customer" id={idpel} /> },
        { label: t('address'), value: address, wide: true },
      ]}
    />
  );
}
