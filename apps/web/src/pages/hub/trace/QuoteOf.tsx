import { Energy, FieldList, Money, Section } from '../../../design/index.ts';
import { connectionText } from '../../../i18n/connection.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { TracedQuote } from './model.ts';
import { traceTexts } from './texts.ts';

/** How the amount was divided, and by which rules. */
export function QuoteOf({ quote }: { readonly quote: TracedQuote }) {
  const t = useText(traceTexts);
  const { number } = useFormats();
  const money = (label: string, cents: number) => ({ label, value: <Money cents={cents} /> });
  return (
    <Section title={t('sectionQuote')}>
      <FieldList
        fields={[
          { label: t('tariff'), value: connectionText(quote.tariff, quote.powerVa) },
          { label: t('unit'), value: quote.unit },
          money(t('price'), quote.priceCents),
          money(t('stamp'), quote.stampCents),
          money(t('ppn'), quote.ppnCents),
          money(t('ppj'), quote.ppjCents),
          money(t('instalment'), quote.instalmentCents),
          money(t('tokenPart'), quote.tokenCents),
          { label: t('energy'), value: <Energy dkwh={quote.energyDkwh} /> },
          { label: t('computed'), value: number(quote.energyComputedCkwh / 100) },
          { label: t('rules'), value: quote.ruleIds.join(', '), wide: true },
        ]}
      />
    </Section>
  );
}
