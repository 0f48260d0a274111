import { Anchor } from '@mantine/core';
import { useParams } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import { FieldList, Loaded, Money, Page, PageHeader, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { useDayText } from '../parts/BusinessDay.tsx';
import { Files } from './Files.tsx';
import { type Closing, type Transfer, turnoverOf } from './model.ts';
import { MovementsOf, ProductsOf } from './ReportTables.tsx';
import { TransferTable } from './TransferTable.tsx';
import { settlementTexts } from './texts.ts';

/** The report of a closed day, what goes on to whom, and its files. */
export default function SettlementDayPage() {
  const { partnerId = '', day = '' } = useParams();
  const t = useText(settlementTexts);
  const may = useMay();
  const dayText = useDayText()(day);
  useTitle(`${t('pageSettlement')} ${dayText}`);
  const path = `/api/v1/settlements/${partnerId}/${day}`;
  const query = useRecord<Closing>(path);
  const transfers = useRecord<{ transfers: readonly Transfer[] }>(
    addressOf('/api/v1/transfers', { partnerId, day, limit: 500 }),
  );
  return (
    <Page>
      <PageHeader
        title={`${t('pageSettlement')} ${dayText}`}
        note={t('dayNote', { day: dayText, partner: partnerId })}
        actions={
          <>
            <Anchor href={`${path}/report`} target="_blank" rel="noopener" size="sm">
              {t('reportText')}
            </Anchor>
            <Anchor
              href={`${path}/report?format=csv`}
              download={`${partnerId}-${day}.csv`}
              size="sm"
            >
              {t('reportCsv')}
            </Anchor>
          </>
        }
      />
      <Loaded query={query}>{(closing) => <Report closing={closing} />}</Loaded>
      <Section title={t('transfers')} flush>
        <TransferTable
          label={`${t('transfers')} ${day}`}
          query={{ ...transfers, data: transfers.data?.transfers }}
          empty={t('noTransfersOfDay')}
        />
      </Section>
      {may('reconciliation.manage') && query.data !== undefined && (
        <Files partnerId={partnerId} day={day} />
      )}
    </Page>
  );
}

function Report({ closing }: { readonly closing: Closing }) {
  const t = useText(settlementTexts);
  const { stamp } = useFormats();
  const { from, until, totals } = closing;
  return (
    <>
      <Section title={t('total')}>
        <FieldList
          fields={[
            { label: t('opening'), value: <Money cents={closing.openingCents} /> },
            { label: t('turnover'), value: <Money cents={turnoverOf(closing)} /> },
            { label: t('closing'), value: <Money cents={closing.closingCents} /> },
            { label: t('postings'), value: closing.postings },
            { label: t('closedBy'), value: closing.closedBy },
            { label: t('closedAt'), value: stamp(closing.closedAt) },
            { label: t('window'), value: `${stamp(from)} – ${stamp(until)}`, wide: true },
            { label: t('digest'), value: closing.digest, wide: true },
          ]}
        />
      </Section>
      <ProductsOf products={totals.products} day={closing.day} />
      <MovementsOf movements={totals.movements} day={closing.day} />
    </>
  );
}
