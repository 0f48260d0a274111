import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { PaperTable } from '../parts/PaperTable.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useRecord } from '../parts/use-record.ts';
import type { DocumentRecord } from './model.ts';

/** The papers that were made for it. */
export function DocumentsOf({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(recordTexts);
  const query = useRecord<{ documents: readonly DocumentRecord[] }>(
    `/api/v1/applications/${agendaNo}/documents`,
  );
  return (
    <Section title={t('sectionDocuments')} flush>
      <Loaded query={query}>
        {({ documents }) => (
          <PaperTable label={`${t('sectionDocuments')} ${agendaNo}`} documents={documents} />
        )}
      </Loaded>
    </Section>
  );
}
