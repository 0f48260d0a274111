import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Empty, FieldList, Loaded, Section } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { Application, ApplicationRecord } from '../../records/application/model.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { useWord, Word } from '../../records/parts/Word.tsx';
import { stepTexts } from '../parts/texts.ts';
import { ActivationForm } from './ActivationForm.tsx';
import { activationTexts } from './texts.ts';

/** The application with this agenda number, and the form that gives it a meter. */
export function Chosen({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(activationTexts);
  const common = useText(stepTexts);
  const query = useRecord<ApplicationRecord>(`/api/v1/applications/${agendaNo}`);
  return (
    <Loaded query={query}>
      {({ application, actions }) => (
        <>
          <Section title={t('application')}>
            <Facts application={application} />
          </Section>
          <Section title={t('meter')}>
            {actions.some(({ action }) => action === 'activate') ? (
              <ActivationForm application={application} />
            ) : (
              <Empty
                title={t('notNow')}
                action={
                  <Anchor component={Link} to={`/applications/${agendaNo}`}>
                    {common('open')}
                  </Anchor>
                }
              >
                {t('notNowText')}
              </Empty>
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Facts({ application }: { readonly application: Application }) {
  const t = useText(activationTexts);
  const common = useText(stepTexts);
  const word = useWord();
  const { agendaNo, idpel, tariff, powerVa, name, address, state, product } = application;
  return (
    <FieldList
      fields={[
        { label: common('agendaNo'), value: <RecordLink kind="application" id={agendaNo} /> },
        { label: t('idpel'), value: idpel },
        { label: t('tariffPower'), value: connectionText(tariff, powerVa) },
        { label: t('product'), value: word('product', product) },
        { label: t('name'), value: name },
        { label: t('state'), value: <Word family="state" word={state} /> },
        { label: t('address'), value: address, wide: true },
      ]}
    />
  );
}
