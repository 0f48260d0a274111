import { type Column, DataTable, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { countNames, type Progress } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { useFigure } from '../parts/columns.tsx';

type UnitRow = Progress['units'][number];

/** How far it is in each unit; Enter shows the meters of one. */
export function UnitsOf({ progress: { units } }: { readonly progress: Progress }) {
  const t = useText(campaignTexts);
  const figure = useFigure();
  const [, setUnit] = useUrl('unit');
  const columns: readonly Column<UnitRow>[] = [
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 6 },
    ...countNames.map((name) =>
      figure<UnitRow>(name, t(`count-${name}`), (row) => row[name], { width: 8 }),
    ),
  ];
  return (
    <Section title={t('sectionUnits')} flush>
      <DataTable
        label={t('sectionUnits')}
        rows={units}
        columns={columns}
        rowKey={({ unit }) => unit}
        onOpen={({ unit }) => setUnit(unit)}
        orderParam="units"
      />
    </Section>
  );
}
