import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { TokenRequest } from './model.ts';

export interface RequestsTableProps {
  readonly label: string;
  readonly requests: readonly TokenRequest[];
}

/** Tokens other than those sold: asked for by an application or a complaint; no digits. */
export function RequestsTable({ label, requests }: RequestsTableProps) {
  const t = useText(recordTexts);
  const word = useWord();
  const columns: readonly Column<TokenRequest>[] = [
    {
      ...{ key: 'at', title: t('madeAt'), value: (one) => one.transactionAt, width: 12 },
      cell: (one) => <Stamp at={one.transactionAt} />,
    },
    { key: 'kind', title: t('kind'), value: (one) => word('tokenkind', one.kind), width: 11 },
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 10 },
      cell: ({ state }) => <Word family="tokenstate" word={state} />,
    },
    { key: 'medium', title: t('medium'), value: (one) => word('medium', one.medium), width: 8 },
    {
      ...{ key: 'count', title: t('tokenCount'), align: 'right', width: 8 },
      value: ({ tokenCount }) => tokenCount,
    },
    {
      ...{ key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
      cell: ({ meterNo }) => <RecordLink kind="meter" id={meterNo} />,
    },
    { key: 'agendaNo', title: t('agendaNo'), value: ({ agendaNo }) => agendaNo, width: 12 },
    { key: 'officer', title: t('officer'), value: ({ officer }) => officer, width: 8 },
    { key: 'problem', title: t('reason'), value: (one) => one.problem?.code, width: 14 },
  ];
  return (
    <DataTable
      label={label}
      rows={requests}
      columns={columns}
      rowKey={({ requestId }) => requestId}
      orderParam="requests"
      empty={<Empty title={t('noRequests')} />}
    />
  );
}
