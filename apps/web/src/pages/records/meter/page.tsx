import { useParams } from 'react-router';
import { isProblem } from '../../../api/problem.ts';
import { Empty, Loaded, Page, PageHeader, Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { recordTexts } from '../parts/texts.ts';
import { HoldersOf } from './HoldersOf.tsx';
import { MeterActs } from './MeterActs.tsx';
import { MeterInUse } from './MeterInUse.tsx';
import type { MeterProfile, StockRecord } from './model.ts';
import { SalesOfMeter } from './SalesOfMeter.tsx';
import { StockOf } from './StockOf.tsx';

/** A meter: in the stock, at a customer, or both. */
export default function MeterPage() {
  const { meterNo = '' } = useParams();
  const t = useText(recordTexts);
  const may = useMay();
  const stock = useRecord<StockRecord>(`/api/v1/meter-stock/${meterNo}`, may('meter-stock.view'));
  const use = useRecord<MeterProfile>(
    `/api/v1/meters/${meterNo}/load-profile`,
    may('profile.view'),
  );
  useTitle(`${t('meterNo')} ${meterNo}`);
  const isUnknown = isMissing(stock.error) && isMissing(use.error);
  return (
    <Page>
      <PageHeader title={`${t('meterNo')} ${meterNo}`} actions={<MeterActs profile={use.data} />} />
      {isUnknown ? (
        <Problem error={use.error} />
      ) : (
        <>
          {!isMissing(use.error) && (
            <Loaded query={use}>
              {(profile) => <MeterInUse meterNo={meterNo} profile={profile} />}
            </Loaded>
          )}
          {may('sale.view') && <SalesOfMeter meterNo={meterNo} />}
          {may('customer.view') && <HoldersOf meterNo={meterNo} />}
          {isMissing(stock.error) ? (
            <Section title={t('sectionStock')}>
              <Empty title={t('noStock')} />
            </Section>
          ) : (
            <Loaded query={stock}>{(record) => <StockOf record={record} />}</Loaded>
          )}
        </>
      )}
    </Page>
  );
}

/** It may be known to the other register. */
const isMissing = (error: unknown): boolean => isProblem(error) && error.status === 404;
