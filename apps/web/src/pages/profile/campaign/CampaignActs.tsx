import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import type { Campaign } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { type Act, actsOn, asking, needs } from './acts.ts';

/** What the person at the screen may do with a campaign now. */
export function CampaignActs({ campaign }: { readonly campaign: Campaign }) {
  const t = useText(campaignTexts);
  const may = useMay();
  const me = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { campaignId, name, state, madeBy } = campaign;
  const act = useAct<Act, Campaign>(`campaign.${campaignId}`, (verb) =>
    api.post(`/api/v1/key-campaigns/${campaignId}/${verb}`),
  );
  const isOwn = state === 'requested' && madeBy === me.name;
  const allowed = actsOn(state).filter((one) => may(needs[one]) && !(isOwn && one !== 'cancel'));
  const start = (verb: Act): void => {
    const asks = asking.find((one) => one === verb);
    if (asks === undefined) act.mutate(verb);
    else setAsked(asks);
  };
  return (
    <>
      {isOwn && <p>{t('ownCampaign')}</p>}
      <Group gap="xs">
        {allowed.map((verb) => (
          <Button
            key={verb}
            size="sm"
            loading={act.isPending}
            {...(filled.includes(verb) ? {} : { variant: 'default' })}
            onClick={() => start(verb)}
          >
            {t(`do-${verb}`)}
          </Button>
        ))}
      </Group>
      {act.error !== null && <Problem error={act.error} />}
      {asked !== null && (
        <Confirm
          opened
          title={t(`do-${asked}`)}
          action={t(`do-${asked}`)}
          danger={asked !== 'approve'}
          onConfirm={() => {
            setAsked(null);
            act.mutate(asked);
          }}
          onCancel={() => setAsked(null)}
        >
          {t(`ask-${asked}`, { name })}
        </Confirm>
      )}
    </>
  );
}

type Asked = (typeof asking)[number];

/** What leads on; the others stop something. */
const filled: readonly Act[] = ['approve', 'resume'];
