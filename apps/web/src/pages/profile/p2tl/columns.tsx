import type { Column } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { useFigure, useShare } from '../parts/columns.tsx';
import type { Finding } from './model.ts';
import { p2tlTexts } from './texts.ts';

/** The columns of the list; its order is the server’s: the likeliest first. */
export function useFindingColumns(): readonly Column<Finding>[] {
  const t = useText(p2tlTexts);
  const { language } = useSettings();
  const figure = useFigure();
  const share = useShare();
  return [
    share('score', t('score'), ({ score }) => score, { width: 5 }),
    { key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 8 },
    {
      ...{ key: 'reason', title: t('reason'), width: 34 },
      value: ({ reasons }) => reasons[0]?.[language] ?? null,
    },
    { key: 'since', title: t('since'), value: ({ since }) => since, width: 7 },
    figure('missing', t('missing'), ({ missingKwh }) => missingKwh, { width: 7 }),
    { key: 'tariff', title: t('tariff'), value: ({ tariff }) => tariff, width: 5 },
    figure('powerVa', t('powerVa'), ({ powerVa }) => powerVa, { width: 6 }),
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 5 },
    { key: 'feeder', title: t('feeder'), value: ({ feeder }) => feeder, width: 8 },
    {
      ...{ key: 'transformer', title: t('transformer'), width: 9 },
      value: ({ transformer }) => transformer,
    },
  ];
}
