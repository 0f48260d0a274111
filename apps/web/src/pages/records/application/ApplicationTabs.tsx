import { Suspense } from 'react';
import { Loading } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlTabs } from '../../../parts/UrlTabs.tsx';
import { useMay } from '../../../parts/use-record.ts';
import { recordTexts } from '../parts/texts.ts';
import { ApplicationData } from './ApplicationData.tsx';
import { AttachmentsOf } from './AttachmentsOf.tsx';
import { CostsOf } from './CostsOf.tsx';
import { DocumentsOf } from './DocumentsOf.tsx';
import { Settlement } from './later.ts';
import type { ApplicationRecord } from './model.ts';
import { StepsOf } from './StepsOf.tsx';
import { TokensOfApplication } from './TokensOfApplication.tsx';

/** Everything that is known of an application, in parts. */
export function ApplicationTabs({ application, steps, service }: ApplicationRecord) {
  const t = useText(recordTexts);
  const may = useMay();
  const { agendaNo, kind, product, state } = application;
  const tabs = [
    {
      ...{ key: 'data', title: t('tabData') },
      content: () => (
        <>
          <ApplicationData application={application} service={service} />
          <CostsOf costs={application.costs} />
          {kind === 'MIGRASI' && state === 'posted' && (
            <Suspense fallback={<Loading />}>
              <Settlement agendaNo={agendaNo} />
            </Suspense>
          )}
        </>
      ),
    },
    { key: 'way', title: t('sectionSteps'), content: () => <StepsOf steps={steps} /> },
    ...(may('document.view')
      ? [
          {
            ...{ key: 'documents', title: t('sectionDocuments') },
            content: () => (
              <>
                <DocumentsOf agendaNo={agendaNo} isPaid={application.paidAt !== null} />
                {may('attachment.view') && <AttachmentsOf agendaNo={agendaNo} />}
              </>
            ),
          },
        ]
      : []),
    ...(may('token-request.view') && product !== 'postpaid'
      ? [
          {
            ...{ key: 'tokens', title: t('sectionTokens') },
            content: () => <TokensOfApplication agendaNo={agendaNo} />,
          },
        ]
      : []),
  ];
  return <UrlTabs label={agendaNo} tabs={tabs} />;
}
