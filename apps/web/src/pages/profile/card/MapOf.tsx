import type { MapView } from '@setrum/card/explain';
import { type Column, DataTable, Hex, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type MapRow, mapRows, type Told } from './rows.ts';
import { cardTexts } from './texts.ts';

export interface MapOfProps {
  readonly map: Uint8Array;
  readonly view: MapView;
  readonly told: Told;
}

/** All 888 bytes by rows of sixteen. */
export function MapOf({ map, view, told }: MapOfProps) {
  const t = useText(cardTexts);
  const columns: readonly Column<MapRow>[] = [
    { key: 'offset', title: t('offset'), value: ({ offset }) => offset, width: 4, align: 'right' },
    {
      ...{ key: 'hex', title: t('hex'), value: ({ hex }) => hex, width: 26 },
      cell: ({ hex }) => <Hex value={hex} />,
    },
    {
      ...{ key: 'text', title: t('ascii'), value: ({ text }) => text, width: 11 },
      cell: ({ text }) => <code>{text}</code>,
    },
  ];
  return (
    <Section title={t('part-map')} flush>
      <DataTable
        label={t('part-map')}
        rows={mapRows(map, view, told.showTokens)}
        columns={columns}
        rowKey={({ offset }) => String(offset)}
        orderParam="map"
        maxHeight={64}
      />
    </Section>
  );
}
