import { Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { LineTable } from '../ledger/LineTable.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { useHubWord } from '../parts/Word.tsx';
import type { TracedEvent } from './model.ts';
import { traceTexts } from './texts.ts';

/** The lines of an event in the ledger. */
export function EventLines({ event }: { readonly event: TracedEvent }) {
  const t = useText(traceTexts);
  const word = useHubWord();
  const { kind, shard, eventId, at, lines } = event;
  const title = t('sectionPosting', { kind: word('event', kind) });
  return (
    <Section
      title={title}
      flush
      actions={
        <>
          <Stamp at={at} />
          <HubLink to={`/ledger/events/${shard}/${eventId}`}>{t('toEvent')}</HubLink>
        </>
      }
    >
      <LineTable label={`${title} ${eventId}`} lines={lines} orderParam={kind} />
    </Section>
  );
}
