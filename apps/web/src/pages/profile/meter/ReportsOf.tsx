import { type Column, DataTable, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFigure } from '../parts/columns.tsx';
import { ProfileWord } from '../parts/Word.tsx';
import type { KeptReport, LoadProfile } from './model.ts';
import { meterProfileTexts } from './texts.ts';

/** The reports that cards brought, whatever they were worth. */
export function ReportsOf({ profile }: { readonly profile: LoadProfile }) {
  const t = useText(meterProfileTexts);
  const figure = useFigure();
  if (profile.reports.length === 0) return null;
  const columns: readonly Column<KeptReport>[] = [
    {
      ...{ key: 'receivedAt', title: t('receivedAt'), value: ({ receivedAt }) => receivedAt },
      ...{ width: 12, cell: ({ receivedAt }) => <Stamp at={receivedAt} /> },
    },
    {
      ...{ key: 'clock', title: t('clock'), value: ({ clock }) => clock, width: 12 },
      cell: ({ clock }) => <Stamp at={clock} />,
    },
    { key: 'card', title: t('card'), value: ({ cardUid }) => cardUid, width: 10 },
    figure('sequence', t('sequence'), ({ sequence }) => sequence),
    {
      ...{
        key: 'proof',
        title: t('proof'),
        value: ({ verification }) => verification,
        width: 13.5,
      },
      cell: ({ verification }) => <ProfileWord family="proof" word={verification} />,
    },
    {
      ...{ key: 'counted', title: t('counted'), width: 7 },
      value: ({ counted }) => t(counted ? 'yes' : 'no'),
    },
    {
      ...{ key: 'replayedAt', title: t('replayed'), value: ({ replayedAt }) => replayedAt },
      ...{
        width: 12,
        cell: ({ replayedAt }) => (replayedAt === null ? '–' : <Stamp at={replayedAt} />),
      },
    },
  ];
  return (
    <Section title={t('sectionReports')} flush>
      <DataTable
        label={`${t('sectionReports')} ${profile.supplyPoint.meterNo}`}
        rows={profile.reports}
        columns={columns}
        rowKey={({ cardUid, sequence, receivedAt }) => `${cardUid} ${sequence} ${receivedAt}`}
        orderParam="reports"
      />
    </Section>
  );
}
