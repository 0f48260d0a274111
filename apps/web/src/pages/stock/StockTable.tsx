import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Stamp } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { RecordLink } from '../records/parts/RecordLink.tsx';
import { recordTexts } from '../records/parts/texts.ts';
import { useWord, Word } from '../records/parts/Word.tsx';
import type { StockMeter } from './model.ts';
import { stockTexts } from './texts.ts';

export interface StockTableProps {
  readonly meters: readonly StockMeter[];
  readonly onEnd: () => void;
}

/** Meters by number; Enter opens one. */
export function StockTable({ meters, onEnd }: StockTableProps) {
  const t = useText(stockTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const navigate = useNavigate();
  const columns: readonly Column<StockMeter>[] = [
    { key: 'meterNo', title: label('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
    {
      ...{ key: 'state', title: label('state'), value: ({ state }) => state, width: 11 },
      cell: ({ state }) => <Word family="meter" word={state} />,
    },
    { key: 'unit', title: label('unit'), value: ({ unit }) => unit, width: 6 },
    { key: 'make', title: label('meterMakeType'), value: (one) => makeOf(one), width: 13 },
    {
      key: 'kind',
      title: label('meterKind'),
      value: (one) => word('metering', one.kind),
      width: 12,
    },
    {
      ...{ key: 'phases', title: label('phases'), align: 'right', width: 5 },
      value: ({ phases }) => phases,
    },
    { key: 'model', title: t('model'), value: ({ modelId }) => modelId, width: 9 },
    { key: 'factoryNo', title: label('factoryNo'), value: ({ factoryNo }) => factoryNo, width: 9 },
    {
      ...{ key: 'idpel', title: label('idpel'), value: ({ idpel }) => idpel, width: 9 },
      cell: ({ idpel }) => <RecordLink kind="customer" id={idpel} />,
    },
    {
      ...{ key: 'changedAt', title: label('changedAt'), value: (one) => one.changedAt, width: 12 },
      cell: ({ changedAt }) => <Stamp at={changedAt} />,
    },
  ];
  return (
    <DataTable
      label={label('sectionStock')}
      rows={meters}
      columns={columns}
      rowKey={({ meterNo }) => meterNo}
      onOpen={({ meterNo }) => void navigate(`/meters/${meterNo}`)}
      onEnd={onEnd}
      empty={<Empty title={t('noMeters')}>{t('noMetersHint')}</Empty>}
    />
  );
}

const makeOf = ({ brand, type }: StockMeter): string => `${brand} ${type}`;
