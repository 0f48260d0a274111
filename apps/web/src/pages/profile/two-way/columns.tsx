import { type Column, Energy, Money, Stamp, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { useFigure } from '../parts/columns.tsx';
import { MeterLink } from '../parts/MeterLink.tsx';
import type { TwoWayRow } from './model.ts';
import { twoWayTexts } from './texts.ts';

/** Results that mean that the meter has taken a token (docs/card.md section 6). */
const taken: readonly number[] = [1, 2, 3, 10];

/** The columns of figure 3-2. */
export function useTwoWayColumns(): readonly Column<TwoWayRow>[] {
  const t = useText(twoWayTexts);
  const figure = useFigure();
  const { number } = useFormats();
  return [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    {
      ...{ key: 'idpel', title: t('idpel'), value: ({ idpel }) => idpel, width: 8.5 },
      cell: ({ idpel }) => <RecordLink kind="customer" id={idpel} />,
    },
    {
      ...{ key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 8 },
      cell: ({ meterNo }) => <MeterLink meterNo={meterNo} />,
    },
    { key: 'name', title: t('holder'), value: ({ name }) => name, width: 12 },
    {
      ...{ key: 'tariff', title: t('tariffPower'), width: 8 },
      value: ({ tariff, powerVa }) => `${tariff} / ${number(powerVa)}`,
    },
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 4.5 },
    {
      ...{ key: 'amount', title: t('amount'), align: 'right', width: 8 },
      value: ({ amountCents }) => amountCents / 100,
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 7 },
      value: ({ energyDkwh }) => energyDkwh / 10,
      cell: ({ energyDkwh }) => <Energy dkwh={energyDkwh} />,
    },
    {
      ...{ key: 'token', title: t('token'), width: 13 },
      value: ({ result, takenBack }) => (takenBack ? -1 : result),
      cell: (row) => <TokenState row={row} />,
    },
    { key: 'bank', title: t('bank'), value: ({ partnerName }) => partnerName, width: 9 },
    { key: 'counter', title: t('counter'), value: ({ counterId }) => counterId, width: 8 },
    { key: 'card', title: t('card'), value: ({ cardUid }) => cardUid, width: 9 },
    {
      ...{ key: 'lastRead', title: t('lastRead'), width: 12 },
      value: ({ lastRead }) => lastRead?.receivedAt ?? null,
      cell: ({ lastRead }) => (lastRead === null ? '–' : <Stamp at={lastRead.receivedAt} />),
    },
    {
      ...{ key: 'lastMonth', title: t('lastMonth'), width: 7 },
      value: ({ lastRead }) => lastRead?.month ?? null,
    },
    figure('tamper', t('tamperCount'), ({ lastRead }) => lastRead?.tamperMonths ?? null, {
      mark: ({ lastRead }, count) =>
        (lastRead?.tamperMonths ?? 0) === 0 ? count : <StatusBadge tone="bad">{count}</StatusBadge>,
    }),
    { key: 'reference', title: t('reference'), value: ({ reference }) => reference, width: 20 },
  ];
}

function TokenState({ row: { result, takenBack } }: { readonly row: TwoWayRow }) {
  const t = useText(twoWayTexts);
  if (takenBack) return <StatusBadge tone="bad">{t('token-back')}</StatusBadge>;
  if (result === null || result === 0 || result > 14)
    return <StatusBadge tone="quiet">{t('token-waits')}</StatusBadge>;
  return taken.includes(result) ? (
    <StatusBadge tone="good">{t('token-taken')}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{t('token-refused', { code: result })}</StatusBadge>
  );
}
