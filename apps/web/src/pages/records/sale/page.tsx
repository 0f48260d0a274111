import { useParams } from 'react-router';
import {
  Energy,
  FieldList,
  Loaded,
  Money,
  Page,
  PageHeader,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import type { FoundSale } from '../../../shell/search/model.ts';
import { TraceOf } from '../../hub/trace/TraceOf.tsx';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';

/** A sale: who paid what to whom; and for who keeps the books, its whole way to the meter. */
export default function SalePage() {
  const { reference = '' } = useParams();
  const may = useMay();
  const word = useWord();
  const query = useRecord<FoundSale>(`/api/v1/sales/${reference}`);
  useTitle(query.data === undefined ? undefined : word('sold', query.data.product));
  return (
    <Page>
      <Loaded query={query}>
        {(sale) => (
          <>
            <PageHeader
              title={word('sold', sale.product)}
              note={sale.reference}
              actions={<Standing takenBackAt={sale.takenBackAt} />}
            />
            <SaleData sale={sale} />
            {may('ledger.view') && <TraceOf reference={sale.reference} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ takenBackAt }: { readonly takenBackAt: string | null }) {
  const t = useText(recordTexts);
  const { stamp } = useFormats();
  if (takenBackAt === null) return <StatusBadge tone="good">{t('stands')}</StatusBadge>;
  return <StatusBadge tone="bad">{t('takenBack', { at: stamp(takenBackAt) })}</StatusBadge>;
}

function SaleData({ sale }: { readonly sale: FoundSale }) {
  const t = useText(recordTexts);
  const may = useMay();
  const mayCustomer = may('customer.view');
  const isPrepaid = sale.product === '99502';
  const subject =
    isPrepaid && mayCustomer ? <RecordLink kind="meter" id={sale.subject} /> : sale.subject;
  return (
    <Section title={t('sectionSale')}>
      <FieldList
        fields={[
          { label: t('at'), value: <Stamp at={sale.at} /> },
          { label: t(isPrepaid ? 'meterNo' : 'subject'), value: subject },
          {
            label: t('idpel'),
            value: mayCustomer ? <RecordLink kind="customer" id={sale.idpel} /> : sale.idpel,
          },
          { label: t('name'), value: sale.name },
          { label: t('amount'), value: <Money cents={sale.amountCents} /> },
          { label: t('adminFee'), value: <Money cents={sale.adminCents} /> },
          { label: t('total'), value: <Money cents={sale.totalCents} /> },
          {
            label: t('energy'),
            value: sale.energyDkwh === null ? null : <Energy dkwh={sale.energyDkwh} />,
          },
          { label: t('partner'), value: `${sale.partnerName} (${sale.partnerId})` },
          { label: t('counter'), value: sale.counterId },
          { label: t('requestKey'), value: sale.requestKey, wide: true },
        ]}
      />
      <p>{t('saleNote')}</p>
    </Section>
  );
}
