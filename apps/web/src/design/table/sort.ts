import type { CellValue, Column, Order } from './column.ts';

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** What is not known comes last, whichever way. */
export function compareValues(one: CellValue, other: CellValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

const isUnknown = (value: CellValue): boolean =>
  value === null || value === undefined || value === '';

/** The rows in an order; as they came where there is none, or its column is not there. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | null,
): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (column === undefined || order === null) return rows;
  const sign = order.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: column.value(row) }));
  keyed.sort((one, other) => {
    const [a, b] = [isUnknown(one.value), isUnknown(other.value)];
    if (a || b) return Number(a) - Number(b);
    return sign * compareValues(one.value, other.value);
  });
  return keyed.map(({ row }) => row);
}
