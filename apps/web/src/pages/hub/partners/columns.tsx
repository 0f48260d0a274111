import { type Column, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { isLow, type Partner } from '../partner/model.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import { partnersTexts } from './texts.ts';

/** The columns of the list of partners. */
export function usePartnerColumns(): readonly Column<Partner>[] {
  const t = useText(partnersTexts);
  const word = useHubWord();
  return [
    textColumn('partnerId', t('partnerId'), ({ partnerId }) => partnerId, 8),
    textColumn('name', t('name'), ({ name }) => name, 14),
    textColumn('kind', t('kind'), ({ kind }) => word('kind', kind), 8),
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 8 },
      cell: ({ state }) => <HubWord family="partner" word={state} />,
    },
    moneyColumn('balance', t('balance'), ({ balanceCents }) => balanceCents, 11),
    moneyColumn('limit', t('limit'), ({ limitCents }) => limitCents, 10),
    moneyColumn('available', t('available'), (one) => one.balanceCents - one.limitCents, 11),
    {
      ...{ key: 'low', title: t('deposit'), width: 9 },
      value: (one) => t(isLow(one) ? 'low' : 'enough'),
      cell: (one) =>
        isLow(one) ? (
          <StatusBadge tone="attention">{t('low')}</StatusBadge>
        ) : (
          <StatusBadge tone="good">{t('enough')}</StatusBadge>
        ),
    },
    moneyColumn('admin', t('adminFee'), ({ adminCents }) => adminCents, 8),
  ];
}
