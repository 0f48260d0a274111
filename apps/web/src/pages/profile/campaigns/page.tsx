import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  Stamp,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlFilter } from '../../../parts/UrlFilter.tsx';
import { usePages } from '../../../parts/use-pages.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { type Campaign, keyText } from './model.ts';
import { campaignTexts } from './texts.ts';
import { CampaignWord, useCampaignWord } from './Word.tsx';

const states = ['requested', 'running', 'paused', 'done', 'cancelled', 'rejected'] as const;

/** Key-change campaigns, the newest first; Enter opens one. */
export default function CampaignsPage() {
  const t = useText(campaignTexts);
  const word = useCampaignWord();
  const navigate = useNavigate();
  const may = useMay();
  const [state] = useUrl('state');
  const columns = useCampaignColumns();
  const pages = usePages({
    path: '/api/v1/key-campaigns',
    query: { state, limit: 200 },
    rowsOf: ({ campaigns }: { campaigns: readonly Campaign[]; next: string | null }) => campaigns,
    nextOf: ({ next }) => next,
  });
  return (
    <Page>
      <PageHeader
        title={t('pageKeyCampaigns')}
        note={t('campaignsNote')}
        actions={
          may('engineering.order') && (
            <Button component={Link} to="/key-campaigns/new">
              {t('pageKeyCampaignNew')}
            </Button>
          )
        }
      />
      <Toolbar label={t('filters')}>
        <UrlFilter
          param="state"
          label={t('campaignState')}
          words={states}
          tell={(one) => word('campaign', one)}
        />
      </Toolbar>
      <Section title={t('pageKeyCampaigns')} flush>
        <Loaded query={pages}>
          {(campaigns) => (
            <DataTable
              label={t('pageKeyCampaigns')}
              rows={campaigns}
              columns={columns}
              rowKey={({ campaignId }) => campaignId}
              onOpen={({ campaignId }) => void navigate(`/key-campaigns/${campaignId}`)}
              empty={<Empty title={t('noCampaigns')}>{t('noCampaignsText')}</Empty>}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

function useCampaignColumns(): readonly Column<Campaign>[] {
  const t = useText(campaignTexts);
  return [
    { key: 'name', title: t('campaignName'), value: ({ name }) => name, width: 16 },
    {
      ...{ key: 'state', title: t('campaignState'), value: ({ state }) => state, width: 12 },
      cell: ({ state }) => <CampaignWord family="campaign" word={state} />,
    },
    {
      ...{ key: 'units', title: t('unit'), width: 9 },
      value: ({ units }) => (units === null ? t('everywhere') : units.join(', ')),
    },
    { key: 'from', title: t('keysFrom'), value: ({ from }) => keyText(from), width: 12 },
    { key: 'target', title: t('keysTo'), value: ({ target }) => keyText(target), width: 12 },
    { key: 'madeBy', title: t('madeBy'), value: ({ madeBy }) => madeBy, width: 8 },
    {
      ...{ key: 'madeAt', title: t('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    { key: 'reason', title: t('reason'), value: ({ reason }) => reason, width: 16 },
  ];
}
