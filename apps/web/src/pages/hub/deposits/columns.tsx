import type { Column } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { moneyColumn, stampColumn, textColumn } from '../parts/columns.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import { type BookingOrder, centsOf } from './model.ts';
import { depositTexts } from './texts.ts';

/** The columns of booking orders. */
export function useOrderColumns(): readonly Column<BookingOrder>[] {
  const t = useText(depositTexts);
  const word = useHubWord();
  return [
    stampColumn('madeAt', t('madeAt'), ({ madeAt }) => madeAt),
    textColumn('kind', t('kind'), ({ command }) => word('booking', command.kind), 8),
    textColumn('partner', t('partner'), ({ command }) => command.partnerId ?? null, 7),
    moneyColumn('amount', t('amount'), ({ command }) => centsOf(command), 10),
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 13 },
      cell: ({ state }) => <HubWord family="order" word={state} />,
    },
    textColumn('madeBy', t('madeBy'), ({ madeBy }) => madeBy, 7),
    textColumn('decidedBy', t('decidedBy'), ({ decidedBy }) => decidedBy, 8),
    textColumn('reason', t('reason'), ({ reason }) => reason, 14),
  ];
}
