import { Button } from '@mantine/core';
import { FieldList, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { systemTexts } from '../texts.ts';
import { type AuditEntry, membersText } from './model.ts';

export interface EntryProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

/** One entry, whole. */
export function Entry({ entry, onClose }: EntryProps) {
  const t = useText(systemTexts);
  return (
    <Section
      title={t('entryTitle', { sequence: entry.sequence })}
      actions={
        <Button size="xs" variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <FieldList
        fields={[
          { label: t('auditAt'), value: <Stamp at={entry.at} /> },
          { label: t('actor'), value: entry.actor },
          { label: t('act'), value: entry.act },
          { label: t('subject'), value: entry.subject },
          { label: t('source'), value: entry.source },
          { label: t('detail'), value: membersText(entry.detail), wide: true },
          { label: t('before'), value: membersText(entry.before), wide: true },
          { label: t('after'), value: membersText(entry.after), wide: true },
          { label: t('hash'), value: entry.hash, wide: true },
        ]}
      />
    </Section>
  );
}
