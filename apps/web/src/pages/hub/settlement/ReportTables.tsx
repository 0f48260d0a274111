import { type Column, DataTable, Empty, Energy, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { useHubWord } from '../parts/Word.tsx';
import type { Closing, ProductTotals } from './model.ts';
import { settlementTexts } from './texts.ts';

export interface ProductsOfProps {
  readonly products: readonly ProductTotals[];
  readonly day: string;
}

/** What was sold of each product, and how it divides. */
export function ProductsOf({ products, day }: ProductsOfProps) {
  const t = useText(settlementTexts);
  const word = useHubWord();
  const columns: readonly Column<ProductTotals>[] = [
    textColumn('product', t('product'), ({ product }) => word('product', product), 12),
    { ...textColumn('sold', t('sold'), ({ sold }: ProductTotals) => sold, 6), align: 'right' },
    moneyColumn('amount', t('amount'), ({ amountCents }) => amountCents),
    moneyColumn('admin', t('adminFee'), ({ adminCents }) => adminCents),
    moneyColumn('stamp', t('stamp'), ({ stampCents }) => stampCents, 8),
    moneyColumn('ppn', t('ppn'), ({ ppnCents }) => ppnCents, 8),
    moneyColumn('ppj', t('ppj'), ({ ppjCents }) => ppjCents, 9),
    moneyColumn('instalment', t('instalment'), ({ instalmentCents }) => instalmentCents, 8),
    moneyColumn('token', t('token'), ({ tokenCents }) => tokenCents),
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 8 },
      value: ({ energyDkwh }) => energyDkwh / 10,
      cell: ({ energyDkwh }) => <Energy dkwh={energyDkwh} />,
    },
    {
      ...textColumn('returned', t('returned'), ({ returned }: ProductTotals) => returned, 7),
      align: 'right',
    },
    moneyColumn('returnedCents', t('returnedCents'), ({ returnedCents }) => returnedCents),
  ];
  return (
    <Section title={t('products')} flush>
      <DataTable
        label={`${t('products')} ${day}`}
        rows={products}
        columns={columns}
        rowKey={({ product }) => product}
        orderParam="products"
        empty={<Empty title={t('noProducts')} />}
      />
    </Section>
  );
}

export interface MovementsOfProps {
  readonly movements: Closing['totals']['movements'];
  readonly day: string;
}

/** What people booked on the deposit. */
export function MovementsOf({ movements, day }: MovementsOfProps) {
  const t = useText(settlementTexts);
  const word = useHubWord();
  return (
    <Section title={t('movements')} flush>
      <DataTable<Closing['totals']['movements'][number]>
        label={`${t('movements')} ${day}`}
        rows={movements}
        columns={[
          textColumn('kind', t('kind'), ({ kind }) => word('booking', kind), 12),
          textColumn('count', t('count'), ({ count }) => count, 6),
          moneyColumn('amount', t('amount'), ({ amountCents }) => amountCents, 10),
        ]}
        rowKey={({ kind }) => kind}
        orderParam="movements"
        empty={<Empty title={t('noMovements')} />}
      />
    </Section>
  );
}
