import { useNavigate } from 'react-router';
import { Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { AgendaFinder } from '../parts/AgendaFinder.tsx';
import { WorkRows } from '../work-list/WorkRows.tsx';
import { pdlTexts } from './texts.ts';

const states = ['signed', 'pdl-entered', 'pdl-checked', 'pdl-approved'];

/** What waits to be entered, checked, approved and posted. */
export default function PdlListPage() {
  const t = useText(pdlTexts);
  const navigate = useNavigate();
  const open = (agendaNo: string): void => void navigate(`/applications/${agendaNo}/pdl`);
  useFresh(['application'], () => true);
  return (
    <Page>
      <PageHeader title={t('pagePdlList')} note={t('listNote')} />
      <AgendaFinder value="" onFind={open} />
      <WorkRows states={states} kind={null} title={t('waiting')} onOpen={open} />
    </Page>
  );
}
