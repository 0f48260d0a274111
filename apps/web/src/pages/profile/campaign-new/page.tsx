import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { Form } from '../../hub/parts/Form.tsx';
import { FormFoot } from '../../hub/parts/FormFoot.tsx';
import type { Campaign } from '../campaigns/model.ts';
import { CampaignFields } from './CampaignFields.tsx';
import { emptyCampaign, faultsOf, fromNames, orderOf, targetNames } from './draft.ts';
import { KeyFields } from './KeyFields.tsx';
import { newCampaignTexts } from './texts.ts';

/** Asks for a key-change campaign; somebody else decides it on its own page. */
export default function NewCampaignPage() {
  const t = useText(newCampaignTexts);
  const navigate = useNavigate();
  const mayAnywhere = useMe().units.includes('*');
  const [draft, setDraft, clear] = useDraft('campaign.new', emptyCampaign);
  const [tried, setTried] = useState(false);
  const ask = useAct<object, Campaign>(
    'campaign.new',
    (order, key) => api.post('/api/v1/key-campaigns', order, { key }),
    ({ campaignId }) => {
      clear();
      void navigate(`/key-campaigns/${campaignId}`);
    },
  );
  const faults = faultsOf(draft, mayAnywhere);
  const shown = tried ? faults : new Set<never>();
  const submit = (): void => {
    setTried(true);
    if (faults.size === 0) ask.mutate(orderOf(draft));
  };
  return (
    <Page width="reading">
      <PageHeader title={t('pageKeyCampaignNew')} note={t('askNote')} />
      <Form label={t('pageKeyCampaignNew')} onSubmit={submit}>
        <Section title={t('what')}>
          <CampaignFields
            draft={draft}
            faults={shown}
            mayAnywhere={mayAnywhere}
            onChange={(part) => setDraft({ ...draft, ...part })}
          />
        </Section>
        <Section title={t('keysFrom')}>
          <Stacked>
            <span>{t('keysFromNote')}</span>
            <KeyFields
              names={fromNames}
              isTarget={false}
              value={draft.from}
              onChange={(from) => setDraft({ ...draft, from })}
            />
          </Stacked>
        </Section>
        <Section title={t('keysTo')}>
          <Stacked>
            <span role="status">{t(shown.has('target') ? 'targetMissing' : 'keysToNote')}</span>
            <KeyFields
              names={targetNames}
              isTarget
              value={draft.target}
              onChange={(target) => setDraft({ ...draft, target })}
            />
          </Stacked>
        </Section>
        <FormFoot action={t('ask')} busy={ask.isPending} error={ask.error} />
      </Form>
    </Page>
  );
}
