import { Select } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { Empty, Loaded, Page, PageHeader, Section, Toolbar } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { PlacePath } from '../parts/PlacePath.tsx';
import { monthsBefore } from '../parts/recent-months.ts';
import { usePlace } from '../parts/use-place.ts';
import { Below } from './Below.tsx';
import { MetersOf } from './MetersOf.tsx';
import { Months } from './Months.tsx';
import { type Report, reportKinds } from './model.ts';
import { Total } from './Total.tsx';
import { reportTexts } from './texts.ts';

const mostMonths = 24;

/** Five reports from all units down to the meter: kind, month and place stand in the URL. */
export default function ReportsPage() {
  const t = useText(reportTexts);
  const { month: monthName } = useFormats();
  const [asked, setKind] = useUrl('kind');
  const [month, setMonth] = useUrl('month');
  const { query: place } = usePlace();
  const kind = reportKinds.find((one) => one === asked) ?? 'usage';
  const path = addressOf(`/api/v1/reports/${kind}`, { ...place, month });
  const query = useRecord<Report>(path);
  const months = [...new Set([...(month === null ? [] : [month]), ...monthsBefore(mostMonths)])];
  return (
    <Page>
      <PageHeader title={t('pageProfileReports')} note={t('reportsNote')} />
      <Toolbar label={t('filters')}>
        <Select
          label={t('reportKind')}
          data={reportKinds.map((one) => ({ value: one, label: t(`kind-${one}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(value === 'usage' ? null : value)}
        />
        <Select
          label={t('monthShown')}
          placeholder={t('latestMonth')}
          clearable
          clearButtonProps={{ 'aria-label': t('filterClear', { label: t('monthShown') }) }}
          data={months.map((value) => ({ value, label: monthName(value) }))}
          value={month}
          onChange={setMonth}
        />
      </Toolbar>
      <Loaded query={query}>{(report) => <OneReport report={report} />}</Loaded>
    </Page>
  );
}

function OneReport({ report }: { readonly report: Report }) {
  const t = useText(reportTexts);
  return (
    <>
      <PlacePath path={report.path} />
      {report.month === null ? (
        <Section title={t(`kind-${report.kind}`)}>
          <Empty title={t('noReadings')}>{t('noReadingsText')}</Empty>
        </Section>
      ) : (
        <>
          <Total report={report} />
          <Below report={report} />
          <MetersOf report={report} />
          <Months report={report} />
        </>
      )}
    </>
  );
}
