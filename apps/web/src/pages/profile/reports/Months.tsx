import { type Column, DataTable, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { Chart } from '../chart/Chart.tsx';
import { shortMonth } from '../parts/short-month.ts';
import { chartOf } from './kinds.ts';
import { figureOf, type Report } from './model.ts';
import { reportTexts } from './texts.ts';
import { useFigureColumns } from './use-told.tsx';

type MonthRow = Report['series'][number];

/** The months of a place: a chart, and its figures below it. */
export function Months({ report }: { readonly report: Report }) {
  const t = useText(reportTexts);
  const { language } = useSettings();
  const { kind, series, limits } = report;
  const { unit, fromZero, hasBand, series: shown } = chartOf[kind];
  const figures = useFigureColumns<MonthRow>(kind);
  const columns: readonly Column<MonthRow>[] = [
    { key: 'month', title: t('month'), value: ({ month }) => month, width: 5 },
    ...figures,
  ];
  const band = { low: limits.lowVoltageV, high: limits.highVoltageV };
  return (
    <Section title={t('sectionSeries')}>
      <Chart
        title={t(`kind-${kind}`)}
        unit={t(`unit-${unit}`)}
        fromZero={fromZero}
        labels={series.map(({ month }) => shortMonth(month, language))}
        series={shown.map(({ name, title, as, tone }) => ({
          ...{ name: t(title), as, tone },
          values: series.map((row) => drawn(row, name)),
        }))}
        {...(hasBand ? { band, bandName: t('band', band) } : {})}
      />
      <DataTable
        label={`${t('seriesTable')} ${t(`kind-${kind}`)}`}
        rows={series}
        columns={columns}
        rowKey={({ month }) => month}
        orderParam="months"
      />
    </Section>
  );
}

const ofKnownMeters: readonly string[] = ['usageKwh', 'takenKwh'];

/** Sums over the meters whose use is known; of none, nothing is. */
function drawn(row: MonthRow, name: string): number | null {
  return ofKnownMeters.includes(name) && row['used'] === 0 ? null : figureOf(row, name);
}
