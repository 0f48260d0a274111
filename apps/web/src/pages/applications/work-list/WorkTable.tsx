import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { useWord, Word } from '../../records/parts/Word.tsx';
import { stepTexts } from '../parts/texts.ts';
import { useActionWord } from '../parts/use-action-word.ts';
import type { WorkRow } from './model.ts';
import { workTexts } from './texts.ts';

export interface WorkTableProps {
  readonly label: string;
  readonly rows: readonly WorkRow[];
  /** Where a row leads; to the application where it is left out. */
  readonly onOpen?: (agendaNo: string) => void;
}

/** What waits, one row each; Enter or a click opens it. */
export function WorkTable({ label, rows, onOpen }: WorkTableProps) {
  const t = useText(workTexts);
  const navigate = useNavigate();
  const columns = useColumns();
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowKey={({ application }) => application.agendaNo}
      onOpen={({ application: { agendaNo } }) =>
        onOpen === undefined ? void navigate(`/applications/${agendaNo}`) : onOpen(agendaNo)
      }
      empty={<Empty title={t('nothing')}>{t('nothingText')}</Empty>}
      maxHeight={44}
    />
  );
}

function useColumns(): readonly Column<WorkRow>[] {
  const t = useText(workTexts);
  const step = useText(stepTexts);
  const word = useWord();
  const tell = useActionWord();
  const { day } = useFormats();
  return [
    {
      ...{ key: 'agendaNo', title: step('agendaNo'), width: 12 },
      value: ({ application }) => application.agendaNo,
      cell: ({ application }) => <RecordLink kind="application" id={application.agendaNo} />,
    },
    {
      ...{ key: 'kind', title: step('kind'), width: 10 },
      value: ({ application }) => word('kind', application.kind),
    },
    { key: 'name', title: t('customer'), value: ({ application }) => application.name },
    {
      ...{ key: 'next', title: t('nextStep'), width: 14 },
      value: ({ actions }) => actions.map((action) => tell('do', action)).join(', '),
    },
    {
      ...{ key: 'state', title: t('stage'), width: 13 },
      value: ({ application }) => word('state', application.state),
      cell: ({ application }) => <Word family="state" word={application.state} />,
    },
    {
      ...{ key: 'since', title: t('since'), width: 11 },
      value: ({ application }) => application.changedAt,
      cell: ({ application }) => <Stamp at={application.changedAt} />,
    },
    {
      ...{ key: 'service', title: t('service'), width: 9 },
      value: ({ level }) => (level === null ? null : word('service', level)),
      cell: ({ level }) => (level === null ? '–' : <Word family="service" word={level} />),
    },
    {
      ...{ key: 'target', title: t('target'), width: 7 },
      value: ({ targetOn }) => targetOn,
      cell: ({ targetOn }) => (targetOn === null ? '–' : day(targetOn)),
    },
  ];
}
