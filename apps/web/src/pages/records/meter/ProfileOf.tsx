import { type Column, DataTable, Empty, Section, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { Word } from '../parts/Word.tsx';
import type { ProfileMonth } from './model.ts';

export interface ProfileOfProps {
  readonly meterNo: string;
  readonly months: readonly ProfileMonth[];
}

/** The months that cards have brought, the newest first. */
export function ProfileOf({ meterNo, months }: ProfileOfProps) {
  const t = useText(recordTexts);
  const { month, number } = useFormats();
  const figure = (
    key: string,
    title: string,
    value: (row: ProfileMonth) => number | null,
  ): Column<ProfileMonth> => ({
    ...{ key, title, value, align: 'right', width: 8 },
    cell: (row) => {
      const known = value(row);
      return known === null ? '–' : number(known);
    },
  });
  const columns: readonly Column<ProfileMonth>[] = [
    {
      ...{ key: 'month', title: t('month'), value: (row) => row.month, width: 9 },
      cell: (row) => month(row.month),
    },
    figure('stand', t('stand'), (row) => row.standKwh),
    figure('usage', t('usage'), (row) => row.usageKwh),
    figure('remaining', t('remaining'), (row) => row.remainingKwh),
    {
      ...figure('voltage', t('voltage'), (row) => row.voltageV),
      cell: (row) => (
        <>
          {row.lowVoltage && <StatusBadge tone="attention">{t('lowVoltage')}</StatusBadge>}{' '}
          {row.voltageV}
        </>
      ),
    },
    {
      ...{ key: 'tamper', title: t('tamper'), value: (row) => row.tamperMeaning, width: 9 },
      cell: (row) => <Word family="tamper" word={row.tamperMeaning} />,
    },
    {
      ...{ key: 'proof', title: t('proof'), value: (row) => row.verification, width: 12 },
      cell: (row) => <Word family="proof" word={row.verification} />,
    },
  ];
  return (
    <Section title={t('sectionProfile')} flush>
      <DataTable
        label={`${t('sectionProfile')} ${meterNo}`}
        rows={months}
        columns={columns}
        rowKey={(row) => row.month}
        orderParam="profile"
        empty={<Empty title={t('noProfile')} />}
      />
    </Section>
  );
}
