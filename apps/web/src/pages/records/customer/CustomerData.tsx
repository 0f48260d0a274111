import { FieldList, Money, Section } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import type { Customer } from './model.ts';

/** Who it is, and by which meter. Personal data come masked from the server for who may not see them. */
export function CustomerData({ customer }: { readonly customer: Customer }) {
  const t = useText(recordTexts);
  const word = useWord();
  const { day } = useFormats();
  const dayOrNull = (at: string | null): string | null => (at === null ? null : day(at));
  return (
    <>
      <Section title={t('sectionCustomer')}>
        <FieldList
          fields={[
            { label: t('tariffPower'), value: connectionText(customer.tariff, customer.powerVa) },
            { label: t('product'), value: word('product', customer.product) },
            { label: t('unit'), value: customer.unit },
            { label: t('purpose'), value: customer.purpose },
            { label: t('address'), value: customer.address, wide: true },
            { label: t('rtRw'), value: customer.rtRw },
            { label: t('identityNo'), value: customer.identityNo },
            { label: t('phone'), value: customer.phone },
            { label: t('email'), value: customer.email },
            { label: t('contract'), value: customer.contractNo },
            { label: t('connectedOn'), value: dayOrNull(customer.connectedOn) },
            { label: t('removedOn'), value: dayOrNull(customer.removedOn) },
            { label: t('ujlHeld'), value: <Money cents={customer.ujlHeldCents} /> },
          ]}
        />
      </Section>
      <Section title={t('sectionMeter')}>
        <FieldList
          fields={[
            { label: t('meterNo'), value: <RecordLink kind="meter" id={customer.meterNo} /> },
            { label: t('meterMakeType'), value: makeAndType(customer) },
            { label: t('meterKind'), value: word('metering', customer.meterKind) },
            { label: t('factoryNo'), value: customer.factoryNo },
            { label: t('phases'), value: customer.phases },
            { label: t('kddk'), value: customer.kddk },
            { label: t('substation'), value: customer.substation },
            { label: t('pole'), value: customer.pole },
          ]}
        />
      </Section>
    </>
  );
}

function makeAndType({ meterMake, meterType }: Customer): string | null {
  return meterMake === null ? null : `${meterMake} / ${meterType ?? '–'}`;
}
