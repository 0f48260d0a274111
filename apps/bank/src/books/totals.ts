import { chargedCents, type Sale, type SaleState } from './model.ts';

/** A day of the bank. Amounts in rupiah x 100. */
export interface DayTotals {
  readonly day: string;
  readonly product: string;
  readonly count: Readonly<Record<SaleState, number>>;
  /** Of what is sold, without the fee: what the host takes from the deposit. */
  readonly soldCents: number;
  readonly adminCents: number;
  /** What the bank holds of its customers' money, the fee included, also where the outcome is open. */
  readonly chargedCents: number;
}

/** Totals for each day and product, in order. */
export function totalsPerDay(sales: readonly Sale[]): readonly DayTotals[] {
  const groups = Map.groupBy(sales, ({ day, product }) => `${day} ${product}`);
  return [...groups.keys()].sort().map((key) => {
    const [day = '', product = ''] = key.split(' ');
    return { day, product, ...totals(groups.get(key) ?? []) };
  });
}

function totals(sales: readonly Sale[]): Omit<DayTotals, 'day' | 'product'> {
  const count = { asked: 0, sold: 0, refused: 0, unknown: 0, manual: 0 };
  let soldCents = 0;
  let adminCents = 0;
  let charged = 0;
  for (const sale of sales) {
    count[sale.state] += 1;
    charged += chargedCents(sale);
    if (sale.state !== 'sold') continue;
    soldCents += sale.amountCents;
    adminCents += sale.adminCents;
  }
  return { count, soldCents, adminCents, chargedCents: charged };
}
