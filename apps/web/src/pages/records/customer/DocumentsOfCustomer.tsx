import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { DocumentRecord } from '../application/model.ts';
import { PaperTable } from '../parts/PaperTable.tsx';
import { recordTexts } from '../parts/texts.ts';

/** All papers that were made for the customer. */
export function DocumentsOfCustomer({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const query = useRecord<{ documents: readonly DocumentRecord[] }>(
    `/api/v1/customers/${idpel}/documents`,
  );
  return (
    <Section title={t('sectionDocuments')} flush>
      <Loaded query={query}>
        {({ documents }) => (
          <PaperTable label={`${t('sectionDocuments')} ${idpel}`} documents={documents} />
        )}
      </Loaded>
    </Section>
  );
}
