import { type Column, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CampaignMeter } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { CampaignWord, useCampaignWord } from '../campaigns/Word.tsx';

/** The columns of a campaign's meters. */
export function useMeterColumns(): readonly Column<CampaignMeter>[] {
  const t = useText(campaignTexts);
  const word = useCampaignWord();
  const stamp = (
    key: string,
    title: string,
    value: (row: CampaignMeter) => string | null,
  ): Column<CampaignMeter> => ({
    ...{ key, title, value, width: 12 },
    cell: (row) => {
      const at = value(row);
      return at === null ? '–' : <Stamp at={at} />;
    },
  });
  return [
    { key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 8 },
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 5 },
    {
      ...{ key: 'state', title: t('meterState'), value: ({ state }) => state, width: 12 },
      cell: ({ state }) => <CampaignWord family="meter" word={state} />,
    },
    {
      ...{ key: 'visit', title: t('visit'), value: ({ visit }) => word('visit', visit) },
      ...{
        width: 13,
        cell: ({ visit }) => (visit === null ? '–' : <CampaignWord family="visit" word={visit} />),
      },
    },
    { key: 'hold', title: t('hold'), value: ({ hold }) => word('hold', hold), width: 12 },
    {
      key: 'problem',
      title: t('problem'),
      value: ({ problem }) => problem?.code ?? null,
      width: 12,
    },
    stamp('madeAt', t('tokenMadeAt'), ({ madeAt }) => madeAt),
    {
      key: 'handedBy',
      title: t('handedBy'),
      value: ({ handedBy }) => word('hand', handedBy),
      width: 8,
    },
    stamp('handedAt', t('handedAt'), ({ handedAt }) => handedAt),
    stamp('confirmedAt', t('confirmedAt'), ({ confirmedAt }) => confirmedAt),
    stamp('seenAt', t('seenAt'), ({ seenAt }) => seenAt),
    { key: 'card', title: t('card'), value: ({ cardUid }) => cardUid, width: 9 },
  ];
}
