import { Button } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { DataTable, Empty, Icon, Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import type { Campaign, CampaignMeter } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { useMeterColumns } from './columns.tsx';
import { MeterFilters } from './MeterFilters.tsx';

const pageRows = 500;

/** The meters of a campaign by unit, state, and whether somebody must go there. */
export function MetersOf({ campaign: { campaignId } }: { readonly campaign: Campaign }) {
  const t = useText(campaignTexts);
  const [unit] = useUrl('unit');
  const [state] = useUrl('state');
  const [visit] = useUrl('visit');
  const columns = useMeterColumns();
  const path = `/api/v1/key-campaigns/${campaignId}/meters`;
  const query = { unit, state, visit };
  const pages = usePages({
    path,
    query: { ...query, limit: pageRows },
    rowsOf: ({ meters }: { meters: readonly CampaignMeter[]; next: string | null }) => meters,
    nextOf: ({ next }) => next,
  });
  return (
    <Section
      title={t('sectionMeters')}
      flush
      actions={
        <Button
          component="a"
          href={addressOf(`${path}/export`, query)}
          download
          size="xs"
          variant="default"
          leftSection={<Icon name="download" size={13} />}
        >
          {t('exportMeters')}
        </Button>
      }
    >
      <MeterFilters />
      <Loaded query={pages}>
        {(meters) => (
          <DataTable
            label={t('sectionMeters')}
            rows={meters}
            columns={columns}
            rowKey={({ meterNo }) => meterNo}
            orderParam="meters"
            empty={<Empty title={t('noMeters')} />}
          />
        )}
      </Loaded>
      <MoreRows pages={pages} />
    </Section>
  );
}
