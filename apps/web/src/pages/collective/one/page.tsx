import { useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { Word } from '../../records/parts/Word.tsx';
import type { Collective } from '../model.ts';
import { collectiveTexts } from '../texts.ts';
import { Control } from './Control.tsx';
import { LinesOf } from './LinesOf.tsx';
import { Progress } from './Progress.tsx';

/** A collective request: how far it is, live, and what became of each line. */
export default function CollectivePage() {
  const { collectiveNo = '' } = useParams();
  const t = useText(collectiveTexts);
  const query = useRecord<Collective>(`/api/v1/collectives/${collectiveNo}`);
  useFresh(['application'], ({ subject }) => subject === collectiveNo);
  useTitle(`${t('pageCollective')} ${collectiveNo}`);
  return (
    <Page>
      <Loaded query={query}>
        {(collective) => (
          <>
            <PageHeader
              title={`${t('pageCollective')} ${collectiveNo}`}
              note={
                <>
                  {collective.fileName} <Word family="collective" word={collective.state} />
                </>
              }
              actions={<Control collective={collective} />}
            />
            <Progress collective={collective} />
            <LinesOf collective={collective} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
