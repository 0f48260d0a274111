import { Select } from '@mantine/core';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlUnit } from '../../records/parts/UnitSelect.tsx';
import { useUrl } from '../../records/parts/use-url.ts';
import { campaignTexts } from '../campaigns/texts.ts';
import { useCampaignWord } from '../campaigns/Word.tsx';
import classes from './campaign.module.css';

const states = ['planned', 'made', 'confirmed', 'refused', 'failed', 'cancelled'] as const;
const visits = ['failed', 'refused', 'lost-card', 'not-seen'] as const;

/** Unit, state and visit; they stand in the URL. */
export function MeterFilters() {
  const t = useText(campaignTexts);
  const word = useCampaignWord();
  const [state, setState] = useUrl('state');
  const [visit, setVisit] = useUrl('visit');
  const clear = (label: string) => ({ 'aria-label': t('clearFilter', { label }) });
  return (
    <div className={classes['filters']}>
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
  );
}
