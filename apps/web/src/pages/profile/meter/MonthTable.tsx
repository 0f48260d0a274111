import {
  type Column,
  DataTable,
  Empty,
  Money,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFigure } from '../parts/columns.tsx';
import { Voltage } from '../parts/Voltage.tsx';
import { ProfileWord, useProfileWord } from '../parts/Word.tsx';
import { fallingMonths } from './falling.ts';
import type { LoadProfile, Month } from './model.ts';
import { meterProfileTexts } from './texts.ts';

/** Figure 3-3: the months of a meter, the newest first. */
export function MonthTable({ profile }: { readonly profile: LoadProfile }) {
  const t = useText(meterProfileTexts);
  const { months, supplyPoint } = profile;
  const columns = useMonthColumns(months);
  return (
    <Section title={t('sectionMonths')} flush>
      <DataTable
        label={`${t('sectionMonths')} ${supplyPoint.meterNo}`}
        rows={months}
        columns={columns}
        rowKey={({ month }) => month}
        maxHeight={42}
        empty={<Empty title={t('noMonths')}>{t('noMonthsText')}</Empty>}
      />
    </Section>
  );
}

function useMonthColumns(months: readonly Month[]): readonly Column<Month>[] {
  const t = useText(meterProfileTexts);
  const word = useProfileWord();
  const figure = useFigure();
  const falling = fallingMonths(months);
  return [
    { key: 'month', title: t('month'), value: ({ month }) => month, width: 5 },
    figure('stand', t('stand'), ({ standKwh }) => standKwh),
    figure('usage', t('usage'), ({ usageKwh }) => usageKwh, {
      width: 9,
      mark: (row, use) => <Use row={row} use={use} isFalling={falling.has(row.month)} />,
    }),
    figure('remaining', t('remaining'), ({ remainingKwh }) => remainingKwh, { width: 7 }),
    figure('voltage', t('voltage'), ({ voltageV }) => voltageV, {
      width: 9,
      mark: ({ lowVoltage, highVoltage }, volts) => (
        <Voltage volts={volts} isLow={lowVoltage} isHigh={highVoltage} />
      ),
    }),
    figure(
      'current',
      t('current'),
      ({ currentDa }) => (currentDa === null ? null : currentDa / 10),
      {
        width: 6,
      },
    ),
    {
      ...{ key: 'tamper', title: t('tamper'), value: ({ tamper }) => tamper, width: 8 },
      cell: ({ tamper, tamperMeaning }) => (
        <>
          {tamper} <ProfileWord family="tamper" word={tamperMeaning} />
        </>
      ),
    },
    {
      ...{ key: 'cause', title: t('tamperCause'), width: 10 },
      value: ({ tamperCause }) => word('cause', tamperCause),
    },
    figure('sold', t('sold'), ({ sold }) => (sold === null ? null : sold.energyDkwh / 10)),
    figure('taken', t('taken'), ({ takenKwh }) => takenKwh, { width: 9 }),
    {
      ...{ key: 'amount', title: t('amount'), align: 'right', width: 8 },
      value: ({ sold }) => (sold === null ? null : sold.amountCents / 100),
      cell: ({ sold }) => (sold === null ? '–' : <Money cents={sold.amountCents} />),
    },
    figure('outages', t('outages'), ({ outages }) => outages, { width: 5 }),
    figure('lowEvents', t('lowVoltageEvents'), ({ lowVoltageEvents }) => lowVoltageEvents, {
      width: 11,
    }),
    figure('overloads', t('overloads'), ({ overloads }) => overloads, { width: 7 }),
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
    { key: 'card', title: t('card'), value: ({ cardUid }) => cardUid, width: 9 },
  ];
}

interface UseProps {
  readonly row: Month;
  readonly use: string;
  readonly isFalling: boolean;
}

function Use({ row: { usageNote }, use, isFalling }: UseProps) {
  const t = useText(meterProfileTexts);
  const word = useProfileWord();
  if (usageNote !== null && usageNote !== 'no-month-before')
    return (
      <>
        <StatusBadge tone="attention">{word('note', usageNote)}</StatusBadge> {use}
      </>
    );
  if (usageNote !== null) return <span title={word('note', usageNote)}>{use}</span>;
  return isFalling ? (
    <span title={t('fallingText')}>
      <StatusBadge tone="attention">{t('falling')}</StatusBadge> {use}
    </span>
  ) : (
    use
  );
}
