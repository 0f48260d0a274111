import { type Column, DataTable, Empty } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { recordTexts } from '../../records/parts/texts.ts';
import { Word } from '../../records/parts/Word.tsx';
import type { CollectiveLine } from '../model.ts';
import { collectiveTexts } from '../texts.ts';

export interface LineTableProps {
  readonly label: string;
  readonly lines: readonly CollectiveLine[];
}

/** Lines in the order of the file, each with its application or why there is none. */
export function LineTable({ label, lines }: LineTableProps) {
  const t = useText(collectiveTexts);
  const word = useText(recordTexts);
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
    cell('name', word('name'), 12),
    cell('address', word('address'), 16),
    cell('tariff', word('tariffPower'), 6),
    { ...cell('power_va', t('power'), 7), align: 'right' },
    cell('product', word('product'), 10),
    {
      ...{ key: 'agendaNo', title: word('agendaNo'), value: ({ agendaNo }) => agendaNo, width: 12 },
      cell: ({ agendaNo }) => <RecordLink kind="application" id={agendaNo} />,
    },
    {
      ...{ key: 'problems', title: t('problemText'), width: 28 },
      value: ({ problems }) => problems.map(({ messages }) => messages[language]).join(' '),
    },
  ];
  return (
    <DataTable
      label={label}
      rows={lines}
      columns={columns}
      rowKey={({ line }) => String(line)}
      orderParam="line-order"
      empty={<Empty title={t('noLines')} />}
    />
  );
}
