import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Empty, Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { ApplicationRecord } from '../../records/application/model.ts';
import { Word } from '../../records/parts/Word.tsx';
import { StepsPanel } from '../steps/StepsPanel.tsx';
import { Settlement } from '../ujl/Settlement.tsx';
import type { PdlTold } from './model.ts';
import { PdlForm } from './PdlForm.tsx';
import { PdlRecord } from './PdlRecord.tsx';
import { pdlTexts } from './texts.ts';

/** The PDL of an application: its entry, and what the checker and the approver look at. */
export default function PdlPage() {
  const { agendaNo = '' } = useParams();
  const query = useRecord<ApplicationRecord>(`/api/v1/applications/${agendaNo}`);
  useFresh(['application'], (event) => event.agendaNo === agendaNo);
  return (
    <Page>
      <Loaded query={query}>
        {(record) => (
          <>
            <PageHeader
              title={`PDL ${agendaNo}`}
              note={
                <Anchor component={Link} to={`/applications/${agendaNo}`} size="sm">
                  {record.application.name}
                </Anchor>
              }
              actions={<Word family="state" word={record.application.state} />}
            />
            <PdlContent {...record} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PdlContent(record: ApplicationRecord) {
  const t = useText(pdlTexts);
  const { application, actions } = record;
  const query = useRecord<PdlTold>(`/api/v1/applications/${application.agendaNo}/pdl`);
  const enters = actions.some(({ action }) => action === 'enterPdl');
  const others = actions.filter(({ action }) => action !== 'enterPdl');
  return (
    <Loaded query={query}>
      {({ proposal, discrepancies, record: entry }) => (
        <>
          {(others.length > 0 || !enters) && <StepsPanel {...record} actions={others} />}
          {application.kind === 'MIGRASI' && entry !== null && (
            <Settlement agendaNo={application.agendaNo} />
          )}
          {enters && proposal !== null ? (
            <PdlForm application={application} proposal={proposal} discrepancies={discrepancies} />
          ) : entry !== null ? (
            <PdlRecord record={entry} />
          ) : (
            <Empty title={t('notYet')}>{t('notYetText')}</Empty>
          )}
        </>
      )}
    </Loaded>
  );
}
