import { useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { Milestones } from '../../applications/steps/Milestones.tsx';
import { StepsPanel } from '../../applications/steps/StepsPanel.tsx';
import { useWord, Word } from '../parts/Word.tsx';
import { ApplicationTabs } from './ApplicationTabs.tsx';
import type { ApplicationRecord } from './model.ts';

/** An application: where it stands, how it came there, and the steps that may be taken now. */
export default function ApplicationPage() {
  const { agendaNo = '' } = useParams();
  const word = useWord();
  const query = useRecord<ApplicationRecord>(`/api/v1/applications/${agendaNo}`);
  useFresh(['application', 'payment', 'token-request'], (event) => event.agendaNo === agendaNo);
  useTitle(query.data === undefined ? undefined : agendaNo);
  return (
    <Page>
      <Loaded query={query}>
        {(record) => (
          <>
            <PageHeader
              title={`${word('kind', record.application.kind)} ${agendaNo}`}
              note={record.application.name}
              actions={<Word family="state" word={record.application.state} />}
            />
            <StepsPanel {...record} />
            <Milestones {...record} />
            <ApplicationTabs {...record} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
