import { type Column, Energy, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import type { JournalLine } from './model.ts';
import { journalTexts } from './texts.ts';

/** The columns of a day's requests. */
export function useJournalColumns(): readonly Column<JournalLine>[] {
  const t = useText(journalTexts);
  const word = useHubWord();
  return [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 7 },
      cell: ({ at }) => <Stamp at={at} show="time" />,
    },
    textColumn('product', t('product'), ({ product }) => word('product', product), 11),
    textColumn('subject', t('subject'), ({ subject }) => subject, 10),
    textColumn('name', t('name'), ({ name }) => name, 12),
    moneyColumn('amount', t('amount'), ({ amountCents }) => amountCents),
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 7 },
      value: ({ energyDkwh }) => (energyDkwh === null ? null : energyDkwh / 10),
      cell: ({ energyDkwh }) => (energyDkwh === null ? '–' : <Energy dkwh={energyDkwh} />),
    },
    {
      ...{ key: 'status', title: t('state'), value: ({ status }) => status, width: 9 },
      cell: ({ status }) => <HubWord family="sale" word={status} />,
    },
    textColumn('partner', t('partner'), ({ partnerName }) => partnerName, 10),
    textColumn('counter', t('counter'), ({ counterId }) => counterId, 8),
    textColumn('code', t('code'), ({ code }) => code, 14),
    textColumn('reference', t('reference'), ({ reference }) => reference, 20),
  ];
}
