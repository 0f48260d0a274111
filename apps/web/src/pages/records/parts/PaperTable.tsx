import { Anchor } from '@mantine/core';
import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import type { DocumentRecord } from '../application/model.ts';
import { recordTexts } from './texts.ts';
import { useWord, Word } from './Word.tsx';

export interface PaperTableProps {
  readonly label: string;
  readonly documents: readonly DocumentRecord[];
  /** Shows one beside the table. */
  readonly onOpen?: (paper: DocumentRecord) => void;
}

/** Papers, each opening as it was frozen for who may print. */
export function PaperTable({ label, documents, onOpen }: PaperTableProps) {
  const t = useText(recordTexts);
  const word = useWord();
  const mayPrint = useMay()('document.print');
  const columns: readonly Column<DocumentRecord>[] = [
    { key: 'kind', title: t('document'), value: ({ kind }) => word('document', kind), width: 14 },
    {
      ...{ key: 'registerNo', title: t('registerNo'), value: (one) => one.registerNo, width: 14 },
      cell: ({ documentId, registerNo }) =>
        mayPrint ? (
          <Anchor
            href={`/api/v1/documents/${documentId}`}
            target="_blank"
            rel="noopener"
            size="sm"
            underline="always"
            aria-label={t('openPaper', { number: registerNo })}
          >
            {registerNo}
          </Anchor>
        ) : (
          registerNo
        ),
    },
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
    <DataTable
      label={label}
      rows={documents}
      columns={columns}
      rowKey={({ documentId }) => documentId}
      {...(onOpen === undefined ? {} : { onOpen })}
      orderParam="documents"
      empty={<Empty title={t('noDocuments')} />}
    />
  );
}
