import { type Column, DataTable, Loaded, Section } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import type { HistoryEntry } from './model.ts';

/** What the customer was, the newest first. */
export function HistoryOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const word = useWord();
  const { day } = useFormats();
  const query = useRecord<{ entries: readonly HistoryEntry[] }>(
    `/api/v1/customers/${idpel}/history`,
  );
  const columns: readonly Column<HistoryEntry>[] = [
    {
      ...{ key: 'from', title: t('from'), value: (one) => one.effectiveFrom, width: 8 },
      cell: (one) => day(one.effectiveFrom),
    },
    {
      ...{ key: 'until', title: t('until'), value: (one) => one.effectiveUntil, width: 8 },
      cell: (one) => (one.effectiveUntil === null ? t('now') : day(one.effectiveUntil)),
    },
    { key: 'mutation', title: t('mutation'), value: (one) => one.mutationKind, width: 6 },
    {
      ...{ key: 'tariff', title: t('tariffPower'), width: 9 },
      value: (one) => connectionText(one.tariff, one.powerVa),
    },
    {
      key: 'product',
      title: t('product'),
      value: (one) => word('product', one.product),
      width: 13,
    },
    {
      ...{ key: 'meterNo', title: t('meterNo'), value: (one) => one.meterNo, width: 9 },
      cell: (one) => <RecordLink kind="meter" id={one.meterNo} />,
    },
    {
      ...{ key: 'agendaNo', title: t('agendaNo'), value: (one) => one.agendaNo, width: 12 },
      cell: (one) => <RecordLink kind="application" id={one.agendaNo} />,
    },
    { key: 'postedBy', title: t('postedBy'), value: (one) => one.postedBy, width: 8 },
  ];
  return (
    <Section title={t('sectionHistory')} flush>
      <Loaded query={query}>
        {({ entries }) => (
          <DataTable
            label={`${t('sectionHistory')} ${idpel}`}
            rows={entries}
            columns={columns}
            rowKey={({ entry }) => String(entry)}
            orderParam="history"
          />
        )}
      </Loaded>
    </Section>
  );
}
