import { Anchor } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { Icon, Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { systemTexts } from '../texts.ts';
import { AuditFilters, useAuditQuery } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Entry } from './Entry.tsx';
import type { AuditPage as AuditAnswer } from './model.ts';
import { Seals } from './Seals.tsx';

/** The audit trail, the newest first, and the seals of its days. */
export default function AuditPage() {
  const t = useText(systemTexts);
  const query = useAuditQuery();
  const [opened, open] = useUrl('entry');
  const pages = usePages({
    path: '/api/v1/audit-entries',
    query: { ...query, limit: 200 },
    rowsOf: ({ entries }: AuditAnswer) => entries,
    nextOf: ({ next }) => next,
    cursor: 'before',
  });
  const entry = pages.data?.find(({ sequence }) => String(sequence) === opened);
  return (
    <Page>
      <PageHeader title={t('pageAudit')} note={t('auditNote')} />
      <AuditFilters />
      {entry !== undefined && <Entry entry={entry} onClose={() => open(null)} />}
      <Section
        title={t('pageAudit')}
        flush
        actions={
          <Anchor href={addressOf('/api/v1/audit-entries.csv', query)} download size="sm">
            <Icon name="download" size={13} /> {t('exportAudit')}
          </Anchor>
        }
      >
        <Loaded query={pages}>
          {(entries) => (
            <AuditTable
              entries={entries}
              onOpen={({ sequence }) => open(String(sequence))}
              onEnd={pages.more}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
      <Seals />
    </Page>
  );
}
