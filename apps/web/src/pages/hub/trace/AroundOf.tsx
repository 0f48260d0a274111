import { FieldList, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { HubLink } from '../parts/HubLink.tsx';
import { useHubWord } from '../parts/Word.tsx';
import type { SaleTrace } from './model.ts';
import { traceTexts } from './texts.ts';

/** Whether the answer arrived, who printed the receipt, what was told to the partner's server. */
export function AroundOf({ trace }: { readonly trace: SaleTrace }) {
  const t = useText(traceTexts);
  const word = useHubWord();
  const { stamp } = useFormats();
  const { advice, prints, deliveries, message } = trace;
  const asked =
    advice === null
      ? t('noAdvice')
      : t('adviceText', {
          kind: word('advicekind', advice.kind),
          times: advice.times,
          state: word('advice', advice.state),
        });
  const printed = prints.map(
    ({ at, counterId, original }) =>
      `${stamp(at)}, ${counterId} (${t(original ? 'original' : 'again')})`,
  );
  const told = deliveries.map(
    ({ event, state, occurredAt }) => `${event}, ${stamp(occurredAt)}: ${word('delivery', state)}`,
  );
  const adviceLink = `/manual-advices?partner=${message.partnerId}&key=${encodeURIComponent(message.requestKey)}`;
  return (
    <Section title={t('sectionAround')}>
      <FieldList
        fields={[
          {
            label: t('advice'),
            value: advice === null ? asked : <HubLink to={adviceLink}>{asked}</HubLink>,
            wide: true,
          },
          { label: t('prints'), value: printed.join('; ') || t('noPrints'), wide: true },
          { label: t('webhooks'), value: told.join('; ') || t('noWebhooks'), wide: true },
        ]}
      />
    </Section>
  );
}
