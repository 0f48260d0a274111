import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { isKind } from '../parts/model.ts';
import { type Queue, statesShown } from './model.ts';
import { QueueBar } from './QueueBar.tsx';
import { workTexts } from './texts.ts';
import { WorkRows } from './WorkRows.tsx';

/** What waits for the person at the screen. */
export default function WorkPage() {
  const t = useText(workTexts);
  const [state] = useUrl('state');
  const [kind] = useUrl('kind');
  const query = useRecord<{ readonly queues: readonly Queue[] }>('/api/v1/work-list');
  useFresh(['application', 'payment'], () => true);
  return (
    <Page>
      <PageHeader title={t('pageWork')} note={t('note')} />
      <Loaded query={query}>
        {({ queues }) => (
          <>
            <QueueBar queues={queues} />
            <WorkRows states={statesShown(queues, state)} kind={isKind(kind) ? kind : null} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
