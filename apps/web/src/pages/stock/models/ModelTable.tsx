import { type Column, DataTable } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../../records/parts/texts.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { MeterModel } from '../model.ts';
import { stockTexts } from '../texts.ts';

export interface ModelTableProps {
  readonly models: readonly MeterModel[];
  /** Opens one to be corrected; absent for who may not. */
  readonly onOpen?: (modelId: string) => void;
}

/** Models of meters and what they can do. */
export function ModelTable({ models, onOpen }: ModelTableProps) {
  const t = useText(stockTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const columns: readonly Column<MeterModel>[] = [
    { key: 'modelId', title: t('model'), value: ({ modelId }) => modelId, width: 10 },
    { key: 'brand', title: label('brand'), value: ({ brand }) => brand, width: 9 },
    { key: 'type', title: label('type'), value: ({ type }) => type, width: 12 },
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
    {
      ...{ key: 'amperes', title: t('amperes'), align: 'right', width: 6 },
      value: ({ maxAmperes }) => maxAmperes,
    },
    { key: 'maker', title: t('makerCode'), value: ({ maker }) => maker, width: 5 },
    { key: 'sts', title: t('abilities'), value: abilitiesOf, width: 22 },
  ];
  return (
    <DataTable
      label={t('model')}
      rows={models}
      columns={columns}
      rowKey={({ modelId }) => modelId}
      orderParam="models"
      {...(onOpen === undefined ? {} : { onOpen: ({ modelId }: MeterModel) => onOpen(modelId) })}
    />
  );
}

function abilitiesOf({ sts }: MeterModel): string | null {
  if (sts === null) return null;
  const { eas, dkgas, kctCounts, baseDates } = sts;
  return `EA ${eas.join('/')}, DKGA ${dkgas.join('/')}, ${kctCounts.join('/')} KCT, ${baseDates.join('/')}`;
}
