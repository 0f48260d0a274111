import { useNavigate } from 'react-router';
import {
  type Column,
  DataTable,
  Empty,
  Energy,
  Loaded,
  Money,
  Section,
  Stamp,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { FoundSale } from '../../../shell/search/model.ts';
import { recordTexts } from '../parts/texts.ts';

/** What was sold to a meter, the newest first; Enter opens one. */
export function SalesOfMeter({ meterNo }: { readonly meterNo: string }) {
  const t = useText(recordTexts);
  const navigate = useNavigate();
  const query = useRecord<{ sales: readonly FoundSale[] }>(`/api/v1/sales?q=${meterNo}`);
  const columns: readonly Column<FoundSale>[] = [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    {
      ...{ key: 'total', title: t('amount'), align: 'right', width: 9 },
      value: ({ totalCents }) => totalCents / 100,
      cell: ({ totalCents }) => <Money cents={totalCents} />,
    },
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 8 },
      value: ({ energyDkwh }) => (energyDkwh === null ? null : energyDkwh / 10),
      cell: ({ energyDkwh }) => (energyDkwh === null ? '–' : <Energy dkwh={energyDkwh} />),
    },
    { key: 'partner', title: t('partner'), value: ({ partnerName }) => partnerName, width: 10 },
    { key: 'reference', title: t('reference'), value: ({ reference }) => reference, width: 20 },
  ];
  return (
    <Section title={t('sectionSales')} flush>
      <Loaded query={query}>
        {({ sales }) => (
          <DataTable
            label={`${t('sectionSales')} ${meterNo}`}
            rows={sales}
            columns={columns}
            rowKey={({ reference }) => reference}
            onOpen={({ reference }) => void navigate(`/sales/${reference}`)}
            orderParam="sales"
            empty={<Empty title={t('noSales')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
