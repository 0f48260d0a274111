import { useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useMay, useRecord } from '../parts/use-record.ts';
import { useTitle } from '../parts/use-title.ts';
import { useWord, Word } from '../parts/Word.tsx';
import { ApplicationData } from './ApplicationData.tsx';
import { CostsOf } from './CostsOf.tsx';
import { DocumentsOf } from './DocumentsOf.tsx';
import type { ApplicationRecord } from './model.ts';
import { StepsOf } from './StepsOf.tsx';

/** An application, to be read: where it stands and how it came there. */
export default function ApplicationPage() {
  const { agendaNo = '' } = useParams();
  const may = useMay();
  const word = useWord();
  const query = useRecord<ApplicationRecord>(`/api/v1/applications/${agendaNo}`);
  useTitle(query.data === undefined ? undefined : agendaNo);
  return (
    <Page>
      <Loaded query={query}>
        {({ application, steps, service }) => (
          <>
            <PageHeader
              title={`${word('kind', application.kind)} ${agendaNo}`}
              note={application.name}
              actions={<Word family="state" word={application.state} />}
            />
            <ApplicationData application={application} service={service} />
            <CostsOf costs={application.costs} />
            <StepsOf steps={steps} />
            {may('document.view') && <DocumentsOf agendaNo={agendaNo} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
