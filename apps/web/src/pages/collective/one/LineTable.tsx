import { type Column, DataTable, Empty } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { recordTexts } from '../../records/parts/texts.ts';
import { useWord, Word } from '../../records/parts/Word.tsx';
import type { CollectiveLine } from '../model.ts';
import { collectiveTexts } from '../texts.ts';

export interface LineTableProps {
  readonly label: string;
  readonly lines: readonly CollectiveLine[];
  readonly onEnd: () => void;
}

/** Lines in the order of the file, each with its application or why there is none. */
export function LineTable({ label: name, lines, onEnd }: LineTableProps) {
  const t = useText(collectiveTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const { language } = useSettings();
  const cell = (key: string, title: string, width: number): Column<CollectiveLine> => ({
    ...{ key, title, width },
    value: ({ cells }) => cells[key],
  });
  const columns: readonly Column<CollectiveLine>[] = [
    {
      ...{ key: 'line', title: t('problemLine'), align: 'right', width: 5 },
      value: ({ line }) => line,
    },
    {
      ...{ key: 'state', title: t('lineState'), value: ({ state }) => state, width: 9 },
      cell: ({ state }) => <Word family="line" word={state} />,
    },
    cell('name', label('name'), 12),
    {
      ...{ key: 'problems', title: t('problemText'), width: 24 },
      value: ({ problems }) => problems.map(({ messages }) => messages[language]).join(' '),
    },
    {
      ...{ key: 'agendaNo', title: label('agendaNo'), width: 12 },
      value: ({ agendaNo }) => agendaNo,
      cell: ({ agendaNo }) => <RecordLink kind="application" id={agendaNo} />,
    },
    cell('address', label('address'), 16),
    cell('tariff', t('tariff'), 5),
    { ...cell('power_va', t('power'), 7), align: 'right' },
    {
      ...{ key: 'product', title: label('product'), width: 13 },
      value: ({ cells }) => word('product', cells['product'] ?? null),
    },
  ];
  return (
    <DataTable
      label={name}
      rows={lines}
      columns={columns}
      rowKey={({ line }) => String(line)}
      onEnd={onEnd}
      orderParam="line-order"
      empty={<Empty title={t('noLines')} />}
    />
  );
}
