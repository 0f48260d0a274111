import { Select } from '@mantine/core';
import { Empty, Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MeterData } from './MeterData.tsx';
import { MeterField } from './MeterField.tsx';
import { MonthCharts } from './MonthCharts.tsx';
import { MonthTable } from './MonthTable.tsx';
import type { LoadProfile } from './model.ts';
import { ReportsOf } from './ReportsOf.tsx';
import { meterProfileTexts } from './texts.ts';
import { VariantsOf } from './VariantsOf.tsx';

const spans = ['12', '24', '36', '60'] as const;

/** Load profile by meter number (SOP figure 3-3): which meter and how many months stand in the URL. */
export default function LoadProfilePage() {
  const t = useText(meterProfileTexts);
  const [meterNo, setMeter] = useUrl('meter');
  const [months, setMonths] = useUrl('months');
  const span = spans.find((one) => one === months) ?? '12';
  useTitle(meterNo === null ? t('pageLoadProfile') : `${t('pageLoadProfile')} ${meterNo}`);
  return (
    <Page>
      <PageHeader
        title={t('pageLoadProfile')}
        note={t('profileNote')}
        actions={
          <Select
            aria-label={t('monthsShown')}
            data={spans.map((count) => ({ value: count, label: t('monthsOf', { count }) }))}
            value={span}
            allowDeselect={false}
            w="9rem"
            onChange={(value) => setMonths(value === '12' ? null : value)}
          />
        }
      />
      <MeterField key={meterNo} meterNo={meterNo} onAsk={setMeter} />
      {meterNo === null ? (
        <Section title={t('sectionMonths')}>
          <Empty title={t('askMeter')}>{t('askMeterText')}</Empty>
        </Section>
      ) : (
        <OneMeter meterNo={meterNo} months={span} />
      )}
    </Page>
  );
}

function OneMeter({ meterNo, months }: { readonly meterNo: string; readonly months: string }) {
  const t = useText(meterProfileTexts);
  const query = useRecord<LoadProfile>(
    `/api/v1/meters/${encodeURIComponent(meterNo)}/load-profile?months=${months}`,
  );
  return (
    <Loaded query={query}>
      {(profile) => (
        <>
          <MeterData profile={profile} />
          {profile.months.length > 0 && (
            <Section title={t('sectionCharts')}>
              <MonthCharts profile={profile} />
            </Section>
          )}
          <MonthTable profile={profile} />
          <VariantsOf profile={profile} />
          <ReportsOf profile={profile} />
        </>
      )}
    </Loaded>
  );
}
