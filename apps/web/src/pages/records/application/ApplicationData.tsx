import { FieldList, Money, Section, Stamp } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { Application, ApplicationRecord } from './model.ts';

export interface ApplicationDataProps {
  readonly application: Application;
  readonly service: ApplicationRecord['service'];
}

/** What was applied for, by whom. */
export function ApplicationData({ application, service }: ApplicationDataProps) {
  const t = useText(recordTexts);
  const word = useWord();
  const { day } = useFormats();
  const { previous, sipExpiresOn, paidAt } = application;
  const product = word('product', application.product);
  const asked = word('product', application.productAsked);
  return (
    <Section title={t('sectionApplication')}>
      <FieldList
        fields={[
          { label: t('idpel'), value: <RecordLink kind="customer" id={application.idpel} /> },
          { label: t('registrationNo'), value: application.registrationNo },
          {
            label: t('product'),
            // Another one by the SOP's exception: for want of an NFC meter.
            value: asked === product ? product : t('productAsked', { product, asked }),
          },
          {
            label: t('tariffPower'),
            value: connectionText(application.tariff, application.powerVa),
          },
          {
            label: t('previous'),
            value: previous === null ? null : connectionText(previous.tariff, previous.powerVa),
          },
          { label: t('firstCredit'), value: <Money cents={application.firstCreditCents} /> },
          { label: t('meterNo'), value: <RecordLink kind="meter" id={application.meterNo} /> },
          { label: t('sipExpiresOn'), value: sipExpiresOn === null ? null : day(sipExpiresOn) },
          { label: t('paidAt'), value: paidAt === null ? null : <Stamp at={paidAt} /> },
          {
            label: t('service'),
            value: service.level === null ? null : <Word family="service" word={service.level} />,
          },
          { label: t('unit'), value: application.unit },
          { label: t('channel'), value: word('channel', application.channel) },
          { label: t('identityNo'), value: application.identityNo },
          { label: t('phone'), value: application.phone },
          { label: t('email'), value: application.email },
          { label: t('madeBy'), value: application.madeBy },
          { label: t('madeAt'), value: <Stamp at={application.madeAt} /> },
          { label: t('purpose'), value: application.purpose },
          { label: t('address'), value: application.address, wide: true },
        ]}
      />
    </Section>
  );
}
