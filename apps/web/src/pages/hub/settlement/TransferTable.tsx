import { type Column, DataTable, Empty, Loaded, type Query } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { dayColumn, moneyColumn, textColumn } from '../parts/columns.tsx';
import { HubWord } from '../parts/Word.tsx';
import type { Transfer } from './model.ts';
import { OneTransfer } from './OneTransfer.tsx';
import { settlementTexts } from './texts.ts';

export interface TransferTableProps {
  readonly label: string;
  readonly query: Query<readonly Transfer[]>;
  readonly empty: string;
}

/** Transfers; the chosen one in full above them, with what is to be done about it. */
export function TransferTable({ label, query, empty }: TransferTableProps) {
  const t = useText(settlementTexts);
  const [chosen, choose] = useUrl('transfer');
  const columns: readonly Column<Transfer>[] = [
    dayColumn('day', t('day'), ({ day }) => day),
    textColumn('partner', t('partner'), ({ partnerId }) => partnerId, 7),
    textColumn('payee', t('payee'), ({ payee }) => payee.name, 14),
    textColumn('account', t('account'), ({ account }) => account, 9),
    moneyColumn('amount', t('amount'), ({ amountCents }) => amountCents, 10),
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 14 },
      cell: ({ state }) => <HubWord family="transfer" word={state} />,
    },
    textColumn('reference', t('sentReference'), ({ sentReference }) => sentReference, 11),
  ];
  return (
    <Loaded query={query}>
      {(transfers) => (
        <>
          {transfers
            .filter(({ transferId }) => transferId === chosen)
            .map((transfer) => (
              <OneTransfer
                key={transfer.transferId}
                transfer={transfer}
                onClose={() => choose(null)}
              />
            ))}
          <DataTable
            label={label}
            rows={transfers}
            columns={columns}
            rowKey={({ transferId }) => transferId}
            onOpen={({ transferId }) => choose(transferId)}
            orderParam="transfers"
            empty={<Empty title={empty} />}
          />
        </>
      )}
    </Loaded>
  );
}
