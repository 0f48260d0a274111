import { type Column, DataTable, Hex } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { FieldRow } from './rows.ts';
import { cardTexts } from './texts.ts';

export interface FieldTableProps {
  readonly label: string;
  readonly rows: readonly FieldRow[];
  readonly orderParam: string;
}

/** Fields, their bytes and what they mean. */
export function FieldTable({ label, rows, orderParam }: FieldTableProps) {
  const t = useText(cardTexts);
  const columns: readonly Column<FieldRow>[] = [
    { key: 'offset', title: t('offset'), value: ({ offset }) => offset, width: 4, align: 'right' },
    { key: 'name', title: t('field'), value: ({ name }) => name, width: 12 },
    {
      ...{ key: 'hex', title: t('hex'), value: ({ hex }) => hex, width: 20 },
      cell: ({ hex }) => <Hex value={hex} />,
    },
    { key: 'meaning', title: t('meaning'), value: ({ meaning }) => meaning, width: 24 },
  ];
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowKey={({ offset }) => String(offset)}
      orderParam={orderParam}
      maxHeight={60}
    />
  );
}
