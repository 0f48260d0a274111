import { type Column, DataTable, Empty, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { useRecord } from '../parts/use-record.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { DocumentRecord } from './model.ts';

/** The papers that were made for it. */
export function DocumentsOf({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(recordTexts);
  const word = useWord();
  const query = useRecord<{ documents: readonly DocumentRecord[] }>(
    `/api/v1/applications/${agendaNo}/documents`,
  );
  const columns: readonly Column<DocumentRecord>[] = [
    { key: 'kind', title: t('document'), value: ({ kind }) => word('document', kind), width: 14 },
    { key: 'registerNo', title: t('registerNo'), value: (one) => one.registerNo, width: 14 },
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 9 },
      cell: ({ state }) => <Word family="paper" word={state} />,
    },
    { key: 'madeBy', title: t('madeBy'), value: ({ madeBy }) => madeBy, width: 8 },
    {
      ...{ key: 'madeAt', title: t('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
  ];
  return (
    <Section title={t('sectionDocuments')} flush>
      <Loaded query={query}>
        {({ documents }) => (
          <DataTable
            label={`${t('sectionDocuments')} ${agendaNo}`}
            rows={documents}
            columns={columns}
            rowKey={({ documentId }) => documentId}
            orderParam="documents"
            empty={<Empty title={t('noDocuments')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
