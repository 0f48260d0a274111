import { type Column, Money, Stamp } from '../../../design/index.ts';
import { BusinessDay } from './BusinessDay.tsx';

/** A column of rupiah, of cents; a dash where it is not known. */
export function moneyColumn<Row>(
  key: string,
  title: string,
  of: (row: Row) => number | null,
  width = 9,
): Column<Row> {
  return {
    ...{ key, title, align: 'right', width },
    value: (row) => {
      const cents = of(row);
      return cents === null ? null : cents / 100;
    },
    cell: (row) => {
      const cents = of(row);
      return cents === null ? '–' : <Money cents={cents} />;
    },
  };
}

/** A column of instants. */
export function stampColumn<Row>(
  key: string,
  title: string,
  of: (row: Row) => string | null,
): Column<Row> {
  return {
    ...{ key, title, width: 12 },
    value: of,
    cell: (row) => {
      const at = of(row);
      return at === null ? '–' : <Stamp at={at} />;
    },
  };
}

/** A column of plain text. */
export function textColumn<Row>(
  key: string,
  title: string,
  value: (row: Row) => string | number | null,
  width?: number,
): Column<Row> {
  return { key, title, value, ...(width === undefined ? {} : { width }) };
}

/** A column of business days; they sort as the API writes them. */
export function dayColumn<Row>(key: string, title: string, of: (row: Row) => string): Column<Row> {
  return {
    ...{ key, title, value: of, width: 8 },
    cell: (row) => <BusinessDay day={of(row)} />,
  };
}
