import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../Icon.tsx';
import type { Column, Order } from './column.ts';
import classes from './DataTable.module.css';

export interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly order: Order | null;
  readonly onTurn: (key: string) => void;
}

/** The titles of the columns; each sorts. */
export function Head<Row>({ columns, order, onTurn }: HeadProps<Row>) {
  const t = useText();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, title, align = 'left', width }) => {
          const isOrder = order?.key === key;
          const direction = order?.descending ? 'descending' : 'ascending';
          return (
            <th
              key={key}
              scope="col"
              className={classes['head']}
              data-align={align}
              aria-sort={isOrder ? direction : 'none'}
              {...(width === undefined ? {} : { style: { width: `${width}rem` } })}
            >
              <button
                type="button"
                className={classes['sort']}
                title={t('sortBy', { column: title })}
                onClick={() => onTurn(key)}
              >
                {title}
                {isOrder && <Icon name={order.descending ? 'down' : 'up'} size={12} />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
