import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, type RefObject, useId, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../Empty.tsx';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';
import { Head } from './Head.tsx';
import { sortRows } from './sort.ts';
import { TableFoot } from './TableFoot.tsx';
import { TableRow } from './TableRow.tsx';
import { useOrder } from './use-order.ts';
import { useRowKeys } from './use-rows-keys.ts';

export interface DataTableProps<Row> {
  /** What the rows are, for readers of screens, and the name of the CSV file. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Opens a row: Enter, or a click. */
  readonly onOpen?: (row: Row) => void;
  /** What to say and do when there are no rows. */
  readonly empty?: ReactNode;
  /** In which parameter of the URL the order stands: another one for a second table of a page. */
  readonly orderParam?: string;
  /** In rem; longer tables scroll in themselves. */
  readonly maxHeight?: number;
  /** There may be more rows: called when somebody scrolls near the last one. */
  readonly onEnd?: () => void;
  /** Not for what may not leave the house. */
  readonly csv?: boolean;
}

const rowHeight = 34;
/** So many rows exist whole: they print, and a search of the browser finds them. */
const mostWhole = 200;

/** Rows and columns, 100,000 rows and more: only those in sight exist. Sorts, downloads as CSV, and goes by keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, onOpen, empty } = props;
  const { orderParam = 'sort', maxHeight = 32 } = props;
  const t = useText();
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [order, turn] = useOrder(orderParam);
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  const virtual = useRowsInSight(sorted.length, box);
  const open = (place: number): void => {
    const row = sorted[place];
    if (row !== undefined) onOpen?.(row);
  };
  const keys = useRowKeys(sorted.length, (place) => virtual.scrollToIndex(place), onOpen && open);
  if (rows.length === 0) return <>{empty ?? <Empty title={t('nothingHere')} />}</>;
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className={classes['frame']}>
      <div
        ref={box}
        className={classes['box']}
        style={sized(columns, maxHeight)}
        onScroll={({ currentTarget }) => isNearEnd(currentTarget) && props.onEnd?.()}
      >
        <table
          className={classes['table']}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid pattern on a table; its rows go by keyboard
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-describedby={hintId}
          aria-rowcount={sorted.length + 1}
          aria-activedescendant={`${hintId}-${keys.current}`}
          onKeyDown={keys.onKeyDown}
        >
          <Head columns={columns} order={order} onTurn={turn} />
          <tbody>
            <Spacer height={before} columns={columns.length} />
            {items.map(({ index }) => {
              const row = sorted[index];
              return row === undefined ? null : (
                <TableRow
                  key={rowKey(row)}
                  id={`${hintId}-${index}`}
                  row={row}
                  place={index}
                  columns={columns}
                  isCurrent={index === keys.current}
                  isOpenable={onOpen !== undefined}
                  onChoose={(place) => {
                    keys.setCurrent(place);
                    open(place);
                  }}
                />
              );
            })}
            <Spacer height={after} columns={columns.length} />
          </tbody>
        </table>
      </div>
      <span id={hintId} className="visually-hidden">
        {t('tableKeys')}
      </span>
      <TableFoot label={label} rows={sorted} columns={columns} csv={props.csv ?? true} />
    </div>
  );
}

const nearRows = 10;

function isNearEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop > 0 && scrollTop + clientHeight > scrollHeight - nearRows * rowHeight;
}

function useRowsInSight(count: number, box: RefObject<HTMLDivElement | null>) {
  return useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: count <= mostWhole ? count : 12,
    // The head, of two lines where titles are long, stands over the first rows that the keyboard scrolls to.
    scrollPaddingStart: 1.5 * rowHeight,
  });
}

/** How wide the columns are together, and how high the box may become: custom properties, of which React's types know nothing. */
function sized<Row>(columns: readonly Column<Row>[], maxHeight: number): CSSProperties {
  const width = columns.reduce((sum, { width: own = 9 }) => sum + own, 0);
  const properties = { '--box-height': `${maxHeight}rem`, '--table-width': `${width}rem` };
  return properties as CSSProperties;
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} className={classes['spacer']} style={{ height }} />
    </tr>
  );
}
