import { type Column, DataTable, Money, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Payout } from './model.ts';
import { ujlTexts } from './texts.ts';

export interface PayoutTableProps {
  readonly agendaNo: string;
  readonly payouts: readonly Payout[];
}

const tones = { requested: 'attention', approved: 'good', rejected: 'quiet' } as const;

/** Requests for cash, the newest first. */
export function PayoutTable({ agendaNo, payouts }: PayoutTableProps) {
  const t = useText(ujlTexts);
  const columns: readonly Column<Payout>[] = [
    {
      ...{ key: 'at', title: t('requestedAt'), value: (one) => one.requestedAt, width: 12 },
      cell: (one) => <Stamp at={one.requestedAt} />,
    },
    {
      ...{ key: 'state', title: t('state'), value: (one) => t(`payout-${one.state}`), width: 12 },
      cell: (one) => <StatusBadge tone={tones[one.state]}>{t(`payout-${one.state}`)}</StatusBadge>,
    },
    {
      ...{ key: 'amount', title: t('amount'), align: 'right', width: 9 },
      value: (one) => one.amountCents / 100,
      cell: (one) => <Money cents={one.amountCents} />,
    },
    { key: 'by', title: t('requestedBy'), value: (one) => one.requestedBy, width: 8 },
    { key: 'decidedBy', title: t('decidedBy'), value: (one) => one.decidedBy, width: 9 },
    {
      ...{ key: 'decidedAt', title: t('decidedAt'), value: (one) => one.decidedAt, width: 12 },
      cell: (one) => (one.decidedAt === null ? '–' : <Stamp at={one.decidedAt} />),
    },
    { key: 'reference', title: t('bankReference'), value: (one) => one.bankReference, width: 10 },
  ];
  return (
    <DataTable
      label={`${t('payouts')} ${agendaNo}`}
      rows={payouts}
      columns={columns}
      rowKey={({ requestedAt }) => requestedAt}
      orderParam="payouts"
    />
  );
}
