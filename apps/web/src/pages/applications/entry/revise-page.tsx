import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Empty, Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { ApplicationRecord } from '../../records/application/model.ts';
import { isKind } from '../parts/model.ts';
import { stepTexts } from '../parts/texts.ts';
import { ReviseForm } from './ReviseForm.tsx';
import { entryTexts } from './texts.ts';

/** An application that is changed before it is approved. */
export default function RevisePage() {
  const t = useText(entryTexts);
  const step = useText(stepTexts);
  const { agendaNo = '' } = useParams();
  const query = useRecord<ApplicationRecord>(`/api/v1/applications/${agendaNo}`);
  return (
    <Page>
      <PageHeader title={`${t('pageRevise')} ${agendaNo}`} note={t('noteRevise')} />
      <Loaded query={query}>
        {({ application, actions }) =>
          isKind(application.kind) && actions.some(({ action }) => action === 'revise') ? (
            <ReviseForm application={application} kind={application.kind} />
          ) : (
            <Empty
              title={t('notNow')}
              action={
                <Anchor component={Link} to={`/applications/${agendaNo}`}>
                  {step('open')}
                </Anchor>
              }
            >
              {t('notNowText')}
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}
