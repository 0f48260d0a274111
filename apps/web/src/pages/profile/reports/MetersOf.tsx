import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Section, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFigure } from '../parts/columns.tsx';
import { Voltage } from '../parts/Voltage.tsx';
import { useProfileWord } from '../parts/Word.tsx';
import type { MeterRow, Report } from './model.ts';
import { reportTexts } from './texts.ts';

/** On a transformer: its meters; Enter opens the load profile of one. */
export function MetersOf({ report }: { readonly report: Report }) {
  const t = useText(reportTexts);
  const navigate = useNavigate();
  const columns = useMeterColumns(report.limits);
  if (report.level !== 'transformer') return null;
  return (
    <Section title={t('sectionMeters')} flush>
      <DataTable
        label={t('sectionMeters')}
        rows={report.meters}
        columns={columns}
        rowKey={({ meterNo }) => meterNo}
        onOpen={({ meterNo }) => void navigate(`/load-profile?meter=${meterNo}`)}
        orderParam="meters"
        maxHeight={42}
        empty={<Empty title={t('noMeters')} />}
      />
    </Section>
  );
}

function useMeterColumns(limits: Report['limits']): readonly Column<MeterRow>[] {
  const t = useText(reportTexts);
  const figure = useFigure();
  const word = useProfileWord();
  return [
    { key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
    { key: 'tariff', title: t('tariff'), value: ({ tariff }) => tariff, width: 5 },
    figure('powerVa', t('powerVa'), ({ powerVa }) => powerVa, { width: 6 }),
    figure('stand', t('stand'), ({ standKwh }) => standKwh, {
      width: 9,
      mark: ({ wentBack }, stand) => (
        <>
          {wentBack && <StatusBadge tone="bad">{t('wentBackMark')}</StatusBadge>} {stand}
        </>
      ),
    }),
    figure('usage', t('usage'), ({ usageKwh }) => usageKwh, { width: 8 }),
    figure('remaining', t('remaining'), ({ remainingKwh }) => remainingKwh, { width: 6 }),
    figure('sold', t('sold'), ({ soldDkwh }) => (soldDkwh === null ? null : soldDkwh / 10)),
    figure('taken', t('taken'), ({ takenKwh }) => takenKwh, { width: 9 }),
    figure('voltage', t('voltage'), ({ voltageV }) => voltageV, {
      width: 9,
      mark: ({ voltageV }, volts) => (
        <Voltage
          volts={volts}
          isLow={voltageV !== null && voltageV < limits.lowVoltageV}
          isHigh={voltageV !== null && voltageV > limits.highVoltageV}
        />
      ),
    }),
    {
      ...{ key: 'tamper', title: t('tamper'), value: ({ tamper }) => tamper, width: 8 },
      cell: ({ tamper }) =>
        tamper === null || tamper === 0 ? (
          (tamper ?? '–')
        ) : (
          <StatusBadge tone="bad">{`${tamper} ${word('tamper', tamper === 8 ? 'tamper' : 'unknown')}`}</StatusBadge>
        ),
    },
    figure('events', t('tamperEvents'), ({ tamperEvents }) => tamperEvents, { width: 9 }),
    figure('outages', t('outages'), ({ outages }) => outages, { width: 6 }),
    {
      ...{ key: 'proof', title: t('proof'), width: 13 },
      value: ({ verification, contradicted }) =>
        `${word('proof', verification)}${contradicted ? `, ${t('contradictedMark')}` : ''}`,
    },
  ];
}
