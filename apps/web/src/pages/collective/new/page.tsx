import { useNavigate } from 'react-router';
import { Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { collectiveTexts } from '../texts.ts';
import { Checked } from './Checked.tsx';
import { FileForm } from './FileForm.tsx';
import { useFile } from './use-file.ts';

/** A file of new connections: checked as soon as it is chosen, sent when somebody says so. */
export default function NewCollectivePage() {
  const t = useText(collectiveTexts);
  const navigate = useNavigate();
  const [given] = useUrl('corrects');
  const corrects = given !== null && /^K\d{15}$/.test(given) ? given : null;
  const file = useFile(corrects, ({ collective }) => {
    if (collective !== null) void navigate(`/collectives/${collective.collectiveNo}`);
  });
  return (
    <Page>
      <PageHeader
        title={t('pageCollectiveNew')}
        note={corrects === null ? t('newNote') : t('correcting', { no: corrects })}
      />
      <FileForm file={file} />
      {file.check.data !== undefined && <Checked report={file.check.data} />}
    </Page>
  );
}
