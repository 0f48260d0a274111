import { useParams } from 'react-router';
import { FieldList, Loaded, Money, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { HubLink } from '../parts/HubLink.tsx';
import type { PostingLine } from '../trace/model.ts';
import { LineTable } from './LineTable.tsx';
import { ledgerTexts } from './texts.ts';

/** One event of the ledger, line by line. */
export default function EventPage() {
  const { shard = '', eventId = '' } = useParams();
  const t = useText(ledgerTexts);
  useTitle(t('pageLedgerEvent'));
  const query = useRecord<{ lines: readonly PostingLine[] }>(
    `/api/v1/ledger/events/${shard}/${eventId}`,
  );
  // Sales and payments are posted where meters, customers and registrations are: eleven digits and more.
  const mayBeSale = /^\d{11,13}$/.test(shard);
  return (
    <Page>
      <PageHeader
        title={t('pageLedgerEvent')}
        note={t('eventNote')}
        actions={<HubLink to="/ledger">{t('toTrial')}</HubLink>}
      />
      <Loaded query={query}>
        {({ lines }) => (
          <>
            <Section title={t('event')}>
              <FieldList
                fields={[
                  { label: t('shard'), value: shard },
                  {
                    label: t('sum'),
                    value: (
                      <Money cents={lines.reduce((sum, { amountCents }) => sum + amountCents, 0)} />
                    ),
                  },
                  {
                    label: t('eventId'),
                    value: mayBeSale ? (
                      <HubLink to={`/sales/${eventId}`}>{eventId}</HubLink>
                    ) : (
                      eventId
                    ),
                    wide: true,
                  },
                ]}
              />
            </Section>
            <Section title={t('lines')} flush>
              <LineTable label={`${t('lines')} ${eventId}`} lines={lines} orderParam="sort" />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
