import { type Column, DataTable, Empty, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import type { Connection } from './model.ts';
import { linkTexts } from './texts.ts';

export interface ConnectionTableProps {
  readonly linkId: string;
  readonly connections: readonly Connection[];
}

/** Who is connected by a link now. */
export function ConnectionTable({ linkId, connections }: ConnectionTableProps) {
  const t = useText(linkTexts);
  const columns: readonly Column<Connection>[] = [
    textColumn('address', t('address'), ({ address }) => address, 10),
    {
      ...{ key: 'state', title: t('state'), width: 10 },
      value: ({ isSignedOn }) => t(isSignedOn ? 'signedOn' : 'notSignedOn'),
      cell: ({ isSignedOn }) => (
        <StatusBadge tone={isSignedOn ? 'good' : 'attention'}>
          {t(isSignedOn ? 'signedOn' : 'notSignedOn')}
        </StatusBadge>
      ),
    },
    textColumn('tls', t('tls'), ({ isEncrypted }) => t(isEncrypted ? 'yes' : 'no'), 5),
    textColumn('dialect', t('dialect'), ({ dialect, framing }) => `${dialect} / ${framing}`, 10),
    stampColumn('since', t('since'), ({ since }) => since),
    {
      ...{ key: 'heard', title: t('heardAt'), value: ({ heardAt }) => heardAt, width: 10 },
      cell: ({ heardAt }) => <Stamp at={heardAt} show="time" />,
    },
    { ...textColumn('requests', t('requests'), ({ requests }) => requests, 8), align: 'right' },
    { ...textColumn('answers', t('answers'), ({ answers }) => answers, 8), align: 'right' },
    { ...textColumn('open', t('unanswered'), ({ unanswered }) => unanswered, 8), align: 'right' },
  ];
  return (
    <DataTable
      label={t('connectionsOf', { linkId })}
      rows={connections}
      columns={columns}
      rowKey={({ address, since, requests }) => `${address} ${since} ${requests}`}
      orderParam="connections"
      empty={<Empty title={t('noConnections')}>{t('noConnectionsText')}</Empty>}
    />
  );
}
