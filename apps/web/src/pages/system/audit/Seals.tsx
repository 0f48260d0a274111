import { type Column, DataTable, Empty, Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { systemTexts } from '../texts.ts';
import type { AuditDay } from './model.ts';

/** What an auditor writes down elsewhere. */
export function Seals() {
  const t = useText(systemTexts);
  const query = useRecord<{ days: readonly AuditDay[] }>('/api/v1/audit-days?limit=200');
  const columns: readonly Column<AuditDay>[] = [
    { key: 'day', title: t('day'), value: ({ day }) => day, width: 8 },
    {
      ...{ key: 'first', title: t('firstSequence'), align: 'right', width: 9 },
      value: ({ firstSequence }) => firstSequence,
    },
    {
      ...{ key: 'last', title: t('lastSequence'), align: 'right', width: 9 },
      value: ({ lastSequence }) => lastSequence,
    },
    { key: 'hash', title: t('hash'), value: ({ hash }) => hash, width: 34 },
  ];
  return (
    <Section title={t('sealsTitle')} flush>
      <p style={{ margin: '0.75rem 0.875rem' }}>{t('sealsNote')}</p>
      <Loaded query={query}>
        {({ days }) => (
          <DataTable
            label={t('sealsTitle')}
            rows={days}
            columns={columns}
            rowKey={({ day }) => day}
            orderParam="seals"
            empty={<Empty title={t('noSeals')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
