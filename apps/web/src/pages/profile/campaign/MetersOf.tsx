import { Button, Select } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { DataTable, Empty, Icon, Loaded, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { UrlUnit } from '../../records/parts/UnitSelect.tsx';
import { usePages } from '../../records/parts/use-pages.ts';
import { useUrl } from '../../records/parts/use-url.ts';
import type { Campaign, CampaignMeter } from '../campaigns/model.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { useCampaignWord } from '../campaigns/Word.tsx';
import { useMeterColumns } from './columns.tsx';

const states = ['planned', 'made', 'confirmed', 'refused', 'failed', 'cancelled'] as const;
const visits = ['failed', 'refused', 'lost-card', 'not-seen'] as const;
const pageRows = 500;

/** The meters of a campaign by unit, state, and whether somebody must go there. */
export function MetersOf({ campaign: { campaignId } }: { readonly campaign: Campaign }) {
  const t = useText(campaignTexts);
  const word = useCampaignWord();
  const [unit] = useUrl('unit');
  const [state, setState] = useUrl('state');
  const [visit, setVisit] = useUrl('visit');
  const columns = useMeterColumns();
  const path = `/api/v1/key-campaigns/${campaignId}/meters`;
  const query = { unit, state, visit };
  const pages = usePages({
    path,
    query: { ...query, limit: pageRows },
    rowsOf: ({ meters }: { meters: readonly CampaignMeter[]; next: string | null }) => meters,
    nextOf: ({ next }) => next,
  });
  const clear = (label: string) => ({ 'aria-label': t('clearFilter', { label }) });
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
      <div style={{ padding: '0.875rem' }}>
        <Toolbar label={t('filters')}>
          <UrlUnit label={t('unit')} />
          <Select
            label={t('meterState')}
            placeholder={t('all')}
            clearable
            clearButtonProps={clear(t('meterState'))}
            data={states.map((value) => ({ value, label: word('meter', value) }))}
            value={states.find((one) => one === state) ?? null}
            onChange={setState}
          />
          <Select
            label={t('onlyVisits')}
            placeholder={t('all')}
            clearable
            clearButtonProps={clear(t('onlyVisits'))}
            data={[
              { value: 'any', label: t('anyVisit') },
              ...visits.map((value) => ({ value, label: word('visit', value) })),
            ]}
            value={['any', ...visits].find((one) => one === visit) ?? null}
            onChange={setVisit}
          />
        </Toolbar>
      </div>
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
