import { DataTable, Empty, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import { HubWord } from '../parts/Word.tsx';
import type { TracedReport } from './model.ts';
import { traceTexts } from './texts.ts';

/** The reports that came with the sale, and those that told what became of its tokens. */
export function ReportsOf({ reports }: { readonly reports: readonly TracedReport[] }) {
  const t = useText(traceTexts);
  return (
    <Section title={t('sectionReports')} flush>
      <DataTable<TracedReport>
        label={t('sectionReports')}
        rows={reports}
        columns={[
          stampColumn('receivedAt', t('receivedAt'), ({ receivedAt }) => receivedAt),
          textColumn(
            'brought',
            t('brought'),
            (one) => t(one.withSale ? 'withSale' : 'withNews'),
            11,
          ),
          textColumn('card', t('cardUid'), ({ cardUid }) => cardUid, 12),
          textColumn('sequence', t('sequence'), ({ sequence }) => sequence, 6),
          stampColumn('toldAt', t('toldAt'), ({ toldAt }) => toldAt),
          {
            ...{ key: 'proof', title: t('proof'), width: 14 },
            value: ({ verification }) => verification,
            cell: ({ verification }) => <HubWord family="proof" word={verification} />,
          },
          textColumn('counted', t('counted'), ({ counted }) => t(counted ? 'yes' : 'no'), 7),
        ]}
        rowKey={({ cardUid, sequence, receivedAt }) => `${cardUid} ${sequence} ${receivedAt}`}
        orderParam="reports"
        empty={<Empty title={t('noReports')} />}
      />
    </Section>
  );
}
