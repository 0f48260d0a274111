import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { Chart } from '../chart/Chart.tsx';
import { Charts } from '../chart/Charts.tsx';
import { shortMonth } from '../parts/short-month.ts';
import type { LoadProfile, Month } from './model.ts';
import { meterProfileTexts } from './texts.ts';

/** Use, remaining credit, voltage with its band and tamper marks, sold against taken: the oldest month first. */
export function MonthCharts({ profile }: { readonly profile: LoadProfile }) {
  const t = useText(meterProfileTexts);
  const { language } = useSettings();
  const months = [...profile.months].reverse();
  const labels = months.map(({ month }) => shortMonth(month, language));
  const band = { low: profile.lowVoltageLimitV, high: profile.highVoltageLimitV };
  const line = (name: string, of: (month: Month) => number | null) =>
    ({ name, values: months.map(of), as: 'line', tone: 'news' }) as const;
  const marked = (of: (month: Month) => number | null) =>
    months.some(({ tamper }) => tamper !== 0)
      ? [
          {
            ...({ name: t('tamperMark'), as: 'marks', tone: 'bad' } as const),
            values: months.map((month) => (month.tamper === 0 ? null : (of(month) ?? 0))),
          },
        ]
      : [];
  const used = { ...line(t('used'), ({ usageKwh }) => usageKwh), as: 'bars' } as const;
  return (
    <Charts>
      <Chart
        title={t('chartUsage')}
        unit="kWh"
        labels={labels}
        fromZero
        series={[used, ...marked(({ usageKwh }) => usageKwh)]}
      />
      <Chart
        title={t('chartRemaining')}
        unit="kWh"
        labels={labels}
        fromZero
        series={[line(t('remains'), ({ remainingKwh }) => remainingKwh)]}
      />
      <Chart
        title={t('chartVoltage')}
        unit="V"
        labels={labels}
        band={band}
        bandName={t('band', band)}
        series={[
          line(t('volts'), ({ voltageV }) => voltageV),
          ...marked(({ voltageV }) => voltageV),
        ]}
      />
      <Chart
        title={t('chartSold')}
        unit="kWh"
        labels={labels}
        fromZero
        series={[
          {
            ...line(t('soldLine'), ({ sold }) => (sold === null ? null : sold.energyDkwh / 10)),
            ...({ as: 'bars', tone: 'quiet' } as const),
          },
          line(t('takenLine'), ({ takenKwh }) => takenKwh),
        ]}
      />
    </Charts>
  );
}
