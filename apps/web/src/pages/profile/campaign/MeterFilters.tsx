import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlFilter } from '../../../parts/UrlFilter.tsx';
import { UrlUnit } from '../../records/parts/UnitSelect.tsx';
import { campaignTexts } from '../campaigns/texts.ts';
import { useCampaignWord } from '../campaigns/Word.tsx';
import classes from './campaign.module.css';

const states = ['planned', 'made', 'confirmed', 'refused', 'failed', 'cancelled'] as const;
const visits = ['any', 'failed', 'refused', 'lost-card', 'not-seen'] as const;

/** Unit, state and visit; they stand in the URL. */
export function MeterFilters() {
  const t = useText(campaignTexts);
  const word = useCampaignWord();
  return (
    <div className={classes['filters']}>
      <Toolbar label={t('filters')}>
        <UrlUnit label={t('unit')} />
        <UrlFilter
          param="state"
          label={t('meterState')}
          words={states}
          tell={(one) => word('meter', one)}
        />
        <UrlFilter
          param="visit"
          label={t('onlyVisits')}
          words={visits}
          tell={(one) => (one === 'any' ? t('anyVisit') : word('visit', one))}
        />
      </Toolbar>
    </div>
  );
}
