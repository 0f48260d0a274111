import { type Column, DataTable, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFigure } from '../parts/columns.tsx';
import { ProfileWord, useProfileWord } from '../parts/Word.tsx';
import type { LoadProfile, Month, Variant } from './model.ts';
import { meterProfileTexts } from './texts.ts';

interface Telling extends Variant {
  readonly month: string;
  readonly counts: boolean;
}

const told = (one: Variant | Month): string =>
  [one.standKwh, one.remainingKwh, one.voltageV, one.tamper, one.receivedAt].join(' ');

/** All that was told of months that are contradicted; nothing where none is. */
export function VariantsOf({
  profile: { months, supplyPoint },
}: {
  readonly profile: LoadProfile;
}) {
  const t = useText(meterProfileTexts);
  const word = useProfileWord();
  const figure = useFigure();
  const { month: monthName } = useFormats();
  const rows: readonly Telling[] = months.flatMap((month) =>
    month.variants.map((variant) => ({
      ...{ ...variant, month: month.month, counts: told(variant) === told(month) },
    })),
  );
  if (rows.length === 0) return null;
  const columns: readonly Column<Telling>[] = [
    {
      ...{ key: 'month', title: t('month'), value: ({ month }) => month, width: 9 },
      cell: ({ month }) => monthName(month),
    },
    {
      key: 'counts',
      title: t('counts'),
      value: ({ counts }) => t(counts ? 'yes' : 'no'),
      width: 6,
    },
    figure('stand', t('stand'), ({ standKwh }) => standKwh),
    figure('remaining', t('remaining'), ({ remainingKwh }) => remainingKwh),
    figure('voltage', t('voltage'), ({ voltageV }) => voltageV),
    figure('tamper', t('tamper'), ({ tamper }) => tamper),
    {
      ...{
        key: 'proof',
        title: t('proof'),
        value: ({ verification }) => verification,
        width: 13.5,
      },
      cell: ({ verification }) => <ProfileWord family="proof" word={verification} />,
    },
    { key: 'source', title: t('source'), value: ({ source }) => word('source', source), width: 9 },
    {
      ...{ key: 'receivedAt', title: t('receivedAt'), value: ({ receivedAt }) => receivedAt },
      ...{ width: 12, cell: ({ receivedAt }) => <Stamp at={receivedAt} /> },
    },
  ];
  return (
    <Section title={t('sectionVariants')} flush>
      <p style={{ padding: '0 0.875rem' }}>{t('variantsNote')}</p>
      <DataTable
        label={`${t('sectionVariants')} ${supplyPoint.meterNo}`}
        rows={rows}
        columns={columns}
        rowKey={(row) => `${row.month} ${told(row)} ${row.toldAt}`}
        orderParam="variants"
      />
    </Section>
  );
}
