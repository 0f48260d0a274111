import { Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { AgendaFinder } from '../parts/AgendaFinder.tsx';
import { WorkRows } from '../work-list/WorkRows.tsx';
import { Chosen } from './Chosen.tsx';
import { activationTexts } from './texts.ts';

/** Aktivasi No Meter (figures 2-4, 2-9, 2-12, 2-13). */
export default function ActivationPage() {
  const t = useText(activationTexts);
  const [agenda, choose] = useUrl('agenda');
  const isWhole = /^\d{18}$/.test(agenda ?? '');
  useFresh(['application', 'payment', 'meter-stock'], () => true);
  return (
    <Page>
      <PageHeader title={t('pageActivation')} note={t('note')} />
      <AgendaFinder key={`find ${agenda}`} value={agenda ?? ''} onFind={choose} />
      {agenda !== null && isWhole ? (
        <Chosen key={agenda} agendaNo={agenda} />
      ) : (
        <WorkRows states={['paid']} kind={null} title={t('waiting')} onOpen={choose} />
      )}
    </Page>
  );
}
