import { type Column, Energy, Money, Stamp, StatusBadge } from '../../../design/index.ts';
import type { Formats } from '../../../i18n/formats.ts';
import type { Tell } from '../../../i18n/translate.ts';
import type { Attention } from '../desk/model.ts';
import type { todayTexts } from '../texts/today.ts';
import type { DayLine } from './day.ts';

type Told = Tell<typeof todayTexts.id>;

/** The columns of a day's sales; `attention` tells what is not finished about them. */
export function dayColumns(
  t: Told,
  { stamp }: Formats,
  attention: ReadonlyMap<string, Attention['kind']>,
): readonly Column<DayLine>[] {
  const money = (
    key: 'amount' | 'admin' | 'total',
    of: (row: DayLine) => number,
  ): Column<DayLine> => ({
    ...{ key, title: t(key), align: 'right', width: 7 },
    value: (row) => of(row) / 100,
    cell: (row) => <Money cents={of(row)} />,
  });
  const stateOf = ({ takenBackAt, requestKey }: DayLine) => {
    if (takenBackAt !== null)
      return ['quiet', t('stateTakenBack', { at: stamp(takenBackAt) })] as const;
    const open = attention.get(requestKey);
    if (open === 'sale') return ['attention', t('stateWaiting')] as const;
    if (open !== undefined) return ['attention', t('stateUnprinted')] as const;
    return ['good', t('stateStands')] as const;
  };
  return [
    {
      ...{ key: 'time', title: t('time'), width: 6 },
      value: ({ at }) => at,
      cell: ({ at }) => <Stamp at={at} show="time" />,
    },
    {
      ...{ key: 'product', title: t('product'), width: 10 },
      value: ({ product }) => t(`product${product}`),
    },
    { key: 'subject', title: t('subject'), value: ({ subject }) => subject, width: 9 },
    { key: 'name', title: t('name'), value: ({ name }) => name },
    money('amount', ({ amountCents }) => amountCents),
    money('admin', ({ adminCents }) => adminCents),
    money('total', ({ totalCents }) => totalCents),
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 6 },
      value: ({ energyDkwh }) => (energyDkwh === null ? null : energyDkwh / 10),
      cell: ({ energyDkwh }) => (energyDkwh === null ? '–' : <Energy dkwh={energyDkwh} />),
    },
    {
      ...{ key: 'state', title: t('state'), width: 11 },
      value: (row) => stateOf(row)[1],
      cell: (row) => {
        const [tone, word] = stateOf(row);
        return <StatusBadge tone={tone}>{word}</StatusBadge>;
      },
    },
  ];
}
