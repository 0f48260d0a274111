import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { Application } from '../application/model.ts';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';

/** The customer's applications, the newest first; Enter opens one. */
export function ApplicationsOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const word = useWord();
  const navigate = useNavigate();
  const query = useRecord<{ applications: readonly Application[] }>(
    `/api/v1/applications?idpel=${idpel}`,
  );
  const columns: readonly Column<Application>[] = [
    { key: 'agendaNo', title: t('agendaNo'), value: ({ agendaNo }) => agendaNo, width: 12 },
    { key: 'kind', title: t('kind'), value: ({ kind }) => word('kind', kind), width: 11 },
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 14 },
      cell: ({ state }) => <Word family="state" word={state} />,
    },
    {
      ...{ key: 'madeAt', title: t('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
  ];
  return (
    <Section title={t('sectionApplications')} flush>
      <Loaded query={query}>
        {({ applications }) => (
          <DataTable
            label={`${t('sectionApplications')} ${idpel}`}
            rows={applications}
            columns={columns}
            rowKey={({ agendaNo }) => agendaNo}
            onOpen={({ agendaNo }) => void navigate(`/applications/${agendaNo}`)}
            orderParam="applications"
            empty={<Empty title={t('noApplications')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
