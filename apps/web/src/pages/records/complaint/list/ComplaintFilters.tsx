import { Toolbar } from '../../../../design/index.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { UrlSelect } from '../../parts/UrlSelect.tsx';
import { complaintTexts } from '../texts.ts';

/** Which complaints are shown. */
export function ComplaintFilters() {
  const t = useText(complaintTexts);
  return (
    <Toolbar label={t('filters')}>
      <UrlSelect
        param="kind"
        label={t('filterKind')}
        family="complaint"
        words={['clear-tamper', 'replace-meter', 'other']}
      />
      <UrlSelect
        param="progress"
        label={t('filterProgress')}
        family="progress"
        words={['open', 'waiting', 'failed', 'done']}
      />
      <UrlSelect
        param="energy"
        label={t('filterEnergy')}
        family="energy"
        words={['to-decide', 'requested', 'refused']}
      />
    </Toolbar>
  );
}
