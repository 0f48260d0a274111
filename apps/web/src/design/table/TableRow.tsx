import type { MouseEvent } from 'react';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';

export interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  /** From 0. */
  readonly place: number;
  readonly columns: readonly Column<Row>[];
  readonly isCurrent: boolean;
  readonly isOpenable: boolean;
  readonly onChoose: (place: number) => void;
}

/** One row. The keyboard goes through the table's box, which says where it stands. */
export function TableRow<Row>({
  id,
  row,
  place,
  columns,
  isCurrent,
  isOpenable,
  onChoose,
}: TableRowProps<Row>) {
  const choose = isOpenable
    ? { onClick: (event: MouseEvent) => isRow(event) && onChoose(place), 'data-openable': '' }
    : {};
  return (
    <tr
      className={classes['row']}
      id={id}
      aria-rowindex={place + 2}
      aria-selected={isCurrent}
      {...(isCurrent ? { 'data-current': '' } : {})}
      {...choose}
    >
      {columns.map(({ key, value, cell, align = 'left' }) => (
        <td key={key} className={classes['cell']} data-align={align}>
          {cell === undefined ? (value(row) ?? '–') : cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A link or a button within a row leads where it says, not into the row. */
function isRow({ target }: MouseEvent): boolean {
  return !(target instanceof Element && target.closest('a, button') !== null);
}
