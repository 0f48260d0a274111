import { FieldList, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useHubWord } from '../parts/Word.tsx';
import type { TracedMessage } from './model.ts';
import { traceTexts } from './texts.ts';

/** What the partner asked for, and by which door. */
export function MessageOf({ message }: { readonly message: TracedMessage }) {
  const t = useText(traceTexts);
  const word = useHubWord();
  const { channel, channelName } = message;
  return (
    <Section title={t('sectionMessage')}>
      <FieldList
        fields={[
          { label: t('door'), value: word('door', message.door) },
          { label: t('stan'), value: message.stan },
          { label: t('partnerId'), value: message.partnerId },
          { label: t('counter'), value: message.counterId },
          { label: t('terminal'), value: message.terminalId },
          {
            label: t('channel'),
            value: channelName === null ? channel : `${channel} (${channelName})`,
          },
          { label: t('buying'), value: word('buying', message.buyingOption) },
          { label: t('cardUid'), value: message.cardUid },
          { label: t('mailboxNo'), value: message.mailboxSequence },
          { label: t('plnRef'), value: message.plnRef, wide: true },
          { label: t('switcherRef'), value: message.switcherRef, wide: true },
          { label: t('requestKey'), value: message.requestKey, wide: true },
        ]}
      />
    </Section>
  );
}
