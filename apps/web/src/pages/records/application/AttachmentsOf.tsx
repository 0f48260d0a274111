import { Anchor } from '@mantine/core';
import { type Column, DataTable, Empty, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { recordTexts } from '../parts/texts.ts';
import { AttachFile } from './AttachFile.tsx';
import { type Attachment, attachmentsPath } from './attachment.ts';
import { RemoveAttachment } from './RemoveAttachment.tsx';
import { paperTexts } from './texts.ts';

/** Papers and photos that people have added to an application. */
export function AttachmentsOf({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(paperTexts);
  const may = useMay();
  const columns = useColumns(agendaNo);
  const query = useRecord<{ readonly attachments: readonly Attachment[] }>(
    attachmentsPath(agendaNo),
  );
  return (
    <Section title={t('attachments')} flush>
      {may('attachment.add') && <AttachFile agendaNo={agendaNo} />}
      <Loaded query={query}>
        {({ attachments }) => (
          <DataTable
            label={`${t('attachments')} ${agendaNo}`}
            rows={attachments}
            columns={columns}
            rowKey={({ attachmentId }) => attachmentId}
            orderParam="attachments"
            empty={<Empty title={t('noAttachments')}>{t('noAttachmentsText')}</Empty>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useColumns(agendaNo: string): readonly Column<Attachment>[] {
  const t = useText(paperTexts);
  const common = useText(recordTexts);
  const { number } = useFormats();
  const may = useMay();
  const me = useMe();
  return [
    { key: 'kind', title: t('attachmentKind'), value: ({ kind }) => t(`kind-${kind}`), width: 13 },
    {
      ...{ key: 'fileName', title: t('fileName'), value: ({ fileName }) => fileName, width: 16 },
      cell: ({ attachmentId, fileName, readable, removal }) =>
        removal !== null ? (
          t('removed', removal)
        ) : readable ? (
          <Anchor href={`/api/v1/attachments/${attachmentId}`} download size="sm">
            {fileName}
          </Anchor>
        ) : (
          fileName
        ),
    },
    {
      ...{ key: 'size', title: t('size'), align: 'right', width: 7 },
      value: ({ bytes }) => bytes,
      cell: ({ bytes }) => t('kilobytes', { count: number(bytes / 1024, 0) }),
    },
    { key: 'madeBy', title: common('madeBy'), value: ({ madeBy }) => madeBy, width: 8 },
    {
      ...{ key: 'madeAt', title: common('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    ...(may('attachment.add')
      ? [
          {
            ...{ key: 'act', title: t('act'), value: () => null, width: 11 },
            cell: (one: Attachment) =>
              one.removal === null &&
              // Who filed it, and supervisors.
              (one.madeBy === me.name || may('application.correct')) && (
                <RemoveAttachment agendaNo={agendaNo} attachment={one} />
              ),
          },
        ]
      : []),
  ];
}
