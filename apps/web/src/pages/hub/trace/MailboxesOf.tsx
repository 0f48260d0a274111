import { DataTable, Empty, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import type { TracedMailbox } from './model.ts';
import { traceTexts } from './texts.ts';

/** The mailboxes by which the tokens went, and went again, to a card. */
export function MailboxesOf({ mailboxes }: { readonly mailboxes: readonly TracedMailbox[] }) {
  const t = useText(traceTexts);
  return (
    <Section title={t('sectionMailboxes')} flush>
      <DataTable<TracedMailbox>
        label={t('sectionMailboxes')}
        rows={mailboxes}
        columns={[
          textColumn('card', t('cardUid'), ({ cardUid }) => cardUid, 12),
          textColumn('sequence', t('sequence'), ({ sequence }) => sequence, 6),
          textColumn('content', t('inIt'), ({ own, tokens }) => t('inItText', { own, tokens }), 10),
          stampColumn('at', t('writtenAt'), ({ madeAt }) => madeAt),
        ]}
        rowKey={({ cardUid, sequence }) => `${cardUid} ${sequence}`}
        orderParam="mailboxes"
        empty={<Empty title={t('noMailbox')} />}
      />
    </Section>
  );
}
