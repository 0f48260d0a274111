import { type Column, DataTable } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Unit } from '../../records/parts/use-units.ts';
import { systemTexts } from '../texts.ts';

export interface UnitTableProps {
  readonly units: readonly Unit[];
  readonly onChoose?: (unit: string) => void;
}

/** Units in the order of their codes. */
export function UnitTable({ units, onChoose }: UnitTableProps) {
  const t = useText(systemTexts);
  const columns: readonly Column<Unit>[] = [
    { key: 'unit', title: t('unitCode'), value: ({ unit }) => unit, width: 7 },
    { key: 'kind', title: t('unitKind'), value: ({ kind }) => kind, width: 5 },
    { key: 'name', title: t('unitName'), value: ({ name }) => name, width: 16 },
    { key: 'parent', title: t('unitParent'), value: ({ parent }) => parent, width: 8 },
    { key: 'address', title: t('unitAddress'), value: ({ address }) => address, width: 16 },
    { key: 'phone', title: t('unitPhone'), value: ({ phone }) => phone, width: 10 },
  ];
  return (
    <DataTable<Unit>
      label={t('pageUnits')}
      rows={units}
      columns={columns}
      rowKey={({ unit }) => unit}
      {...(onChoose === undefined ? {} : { onOpen: ({ unit }) => onChoose(unit) })}
    />
  );
}
