import { Loaded, Page, PageHeader, Section } from '../../../../design/index.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useFresh } from '../../../../parts/use-fresh.ts';
import { usePages } from '../../../../parts/use-pages.ts';
import { useUrl } from '../../../../parts/use-url.ts';
import { MoreRows } from '../../parts/MoreRows.tsx';
import { recordTexts } from '../../parts/texts.ts';
import { ComplaintTable } from '../ComplaintTable.tsx';
import type { Complaint } from '../model.ts';
import { complaintTexts } from '../texts.ts';
import { ComplaintFilters } from './ComplaintFilters.tsx';

/** Complaints of one's units; the filters stand in the URL. */
export default function ComplaintsPage() {
  const t = useText(complaintTexts);
  const label = useText(recordTexts);
  const [kind] = useUrl('kind');
  const [progress] = useUrl('progress');
  const [energyState] = useUrl('energy');
  const pages = usePages({
    path: '/api/v1/complaints',
    query: { kind, progress, energyState, limit: 100 },
    rowsOf: (page: { complaints: readonly Complaint[]; next: string | null }) => page.complaints,
    nextOf: ({ next }) => next,
  });
  useFresh(['complaint'], () => true);
  return (
    <Page>
      <PageHeader title={label('sectionComplaints')} note={t('complaintsNote')} />
      <ComplaintFilters />
      <Section title={label('sectionComplaints')} flush>
        <Loaded query={pages}>
          {(complaints) => (
            <ComplaintTable
              label={label('sectionComplaints')}
              complaints={complaints}
              orderParam="sort"
              onEnd={pages.more}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}
