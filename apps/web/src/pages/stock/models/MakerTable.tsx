import { type Column, DataTable } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { MeterMaker } from '../model.ts';
import { stockTexts } from '../texts.ts';

/** Makers, by code. */
export function MakerTable({ makers }: { readonly makers: readonly MeterMaker[] }) {
  const t = useText(stockTexts);
  const columns: readonly Column<MeterMaker>[] = [
    { key: 'code', title: t('makerCode'), value: ({ code }) => code, width: 6 },
    { key: 'name', title: t('makerName'), value: ({ name }) => name },
  ];
  return (
    <DataTable
      label={t('makers')}
      rows={makers}
      columns={columns}
      rowKey={({ code }) => code}
      orderParam="makers"
    />
  );
}
