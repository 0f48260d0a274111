import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { systemTexts } from '../texts.ts';
import { type AuditEntry, changesText, membersText } from './model.ts';

export interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly onOpen: (entry: AuditEntry) => void;
  readonly onEnd: () => void;
}

/** Entries, the newest first; Enter shows one whole. */
export function AuditTable({ entries, onOpen, onEnd }: AuditTableProps) {
  const t = useText(systemTexts);
  const columns: readonly Column<AuditEntry>[] = [
    {
      ...{ key: 'sequence', title: t('sequence'), align: 'right', width: 6 },
      value: ({ sequence }) => sequence,
    },
    {
      ...{ key: 'at', title: t('auditAt'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    { key: 'actor', title: t('actor'), value: ({ actor }) => actor, width: 9 },
    { key: 'act', title: t('act'), value: ({ act }) => act, width: 12 },
    { key: 'subject', title: t('subject'), value: ({ subject }) => subject, width: 13 },
    { key: 'source', title: t('source'), value: ({ source }) => source, width: 8 },
    { key: 'changes', title: t('changes'), value: changesText, width: 18 },
    { key: 'detail', title: t('detail'), value: ({ detail }) => membersText(detail), width: 20 },
  ];
  return (
    <DataTable
      label={t('pageAudit')}
      rows={entries}
      columns={columns}
      rowKey={({ sequence }) => String(sequence)}
      onOpen={onOpen}
      onEnd={onEnd}
      empty={<Empty title={t('noEntries')}>{t('noEntriesHint')}</Empty>}
    />
  );
}
