import { Button } from '@mantine/core';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../Icon.tsx';
import type { Column } from './column.ts';
import { csvOf, downloadCsv } from './csv.ts';
import classes from './DataTable.module.css';

export interface TableFootProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly csv: boolean;
}

/** How many rows there are, and all of them as a file. */
export function TableFoot<Row>({ label, rows, columns, csv }: TableFootProps<Row>) {
  const t = useText();
  const { number } = useFormats();
  return (
    <div className={classes['foot']}>
      <span>{t('rowCount', { count: number(rows.length) })}</span>
      {csv && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Icon name="download" size={13} />}
          onClick={() => downloadCsv(label, csvOf(rows, columns))}
        >
          {t('downloadCsv')}
        </Button>
      )}
    </div>
  );
}
