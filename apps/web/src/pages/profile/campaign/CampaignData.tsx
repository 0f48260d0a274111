import { Progress as Bar } from '@mantine/core';
import { FieldList, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { countNames, keyText, type Progress } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { CampaignWord } from '../campaigns/Word.tsx';

/** What it is, and how far all its meters are together. */
export function CampaignData({ progress: { campaign, total } }: { readonly progress: Progress }) {
  const t = useText(campaignTexts);
  const { number } = useFormats();
  const share = total.meters === 0 ? 0 : (total.confirmed / total.meters) * 100;
  const told = t('confirmedOf', {
    ...{ confirmed: number(total.confirmed), meters: number(total.meters) },
    share: number(share, 1),
  });
  const { units, decidedAt, problem } = campaign;
  return (
    <Section title={t('sectionProgress')}>
      <p role="status">{campaign.selectedAt === null ? t('selecting') : told}</p>
      <Bar value={share} aria-label={told} />
      <FieldList
        fields={[
          {
            label: t('campaignState'),
            value: <CampaignWord family="campaign" word={campaign.state} />,
          },
          ...(problem === null ? [] : [{ label: t('problem'), value: problem.code }]),
          ...countNames.map((name) => ({ label: t(`count-${name}`), value: number(total[name]) })),
          { label: t('keysFrom'), value: keyText(campaign.from) },
          { label: t('keysTo'), value: keyText(campaign.target) },
          { label: t('unit'), value: units === null ? t('everywhere') : units.join(', ') },
          { label: t('visitAfter'), value: t('days', { count: campaign.visitAfterDays }) },
          { label: t('madeBy'), value: campaign.madeBy },
          { label: t('madeAt'), value: <Stamp at={campaign.madeAt} /> },
          { label: t('decidedBy'), value: campaign.decidedBy },
          { label: t('decidedAt'), value: decidedAt === null ? null : <Stamp at={decidedAt} /> },
        ]}
      />
    </Section>
  );
}
