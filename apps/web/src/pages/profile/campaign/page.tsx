import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTitle } from '../../../parts/use-title.ts';
import type { Progress } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { CampaignActs } from './CampaignActs.tsx';
import { CampaignData } from './CampaignData.tsx';
import { MetersOf } from './MetersOf.tsx';
import { UnitsOf } from './UnitsOf.tsx';

const selectingMs = 1_000;

/** One key-change campaign: how far it is in each unit, which meters need a visit, and what may be done with it. */
export default function CampaignPage() {
  const { campaignId = '' } = useParams();
  const t = useText(campaignTexts);
  const path = `/api/v1/key-campaigns/${encodeURIComponent(campaignId)}`;
  const query = useQuery({
    queryKey: ['record', path],
    queryFn: () => api.get<Progress>(path),
    // Whoever has just asked for it waits for its meters.
    refetchInterval: ({ state }) =>
      state.data?.campaign.selectedAt === null ? selectingMs : false,
  });
  const { campaign } = query.data ?? {};
  useTitle(campaign?.name);
  return (
    <Page>
      <PageHeader
        title={campaign?.name ?? t('pageKeyCampaign')}
        note={campaign?.reason}
        actions={campaign === undefined ? undefined : <CampaignActs campaign={campaign} />}
      />
      <Loaded query={query}>
        {(progress) => (
          <>
            <CampaignData progress={progress} />
            <UnitsOf progress={progress} />
            <MetersOf campaign={progress.campaign} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
