import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { PaperTable } from '../parts/PaperTable.tsx';
import { recordTexts } from '../parts/texts.ts';
import type { DocumentRecord } from './model.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { ReceiptCopy } from './ReceiptCopy.tsx';

export interface DocumentsOfProps {
  readonly agendaNo: string;
  /** Then there may be a copy of its receipt. */
  readonly isPaid: boolean;
}

/** The papers that were made for it; a row shows one, to be looked at and printed. */
export function DocumentsOf({ agendaNo, isPaid }: DocumentsOfProps) {
  const t = useText(recordTexts);
  const mayPrint = useMay()('document.print');
  const [paper, show] = useUrl('paper');
  const query = useRecord<{ documents: readonly DocumentRecord[] }>(
    `/api/v1/applications/${agendaNo}/documents`,
  );
  return (
    <>
      <Section
        title={t('sectionDocuments')}
        actions={isPaid && mayPrint && <ReceiptCopy agendaNo={agendaNo} onMade={show} />}
        flush
      >
        <Loaded query={query}>
          {({ documents }) => (
            <PaperTable
              label={`${t('sectionDocuments')} ${agendaNo}`}
              documents={documents}
              {...(mayPrint ? { onOpen: ({ documentId }) => show(documentId) } : {})}
            />
          )}
        </Loaded>
      </Section>
      {query.data?.documents
        .filter(({ documentId }) => mayPrint && documentId === paper)
        .map((one) => (
          <PaperPreview key={one.documentId} paper={one} onClose={() => show(null)} />
        ))}
    </>
  );
}
