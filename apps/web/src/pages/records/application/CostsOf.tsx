import { FieldList, Money, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import type { Application } from './model.ts';

/** What it costs, line by line. */
export function CostsOf({ costs }: { readonly costs: Application['costs'] }) {
  const t = useText(recordTexts);
  const word = useWord();
  return (
    <Section title={t('sectionCosts')}>
      <FieldList
        fields={[
          ...costs.lines.map(({ kind, amountCents }) => ({
            label: word('cost', kind),
            value: <Money cents={amountCents} />,
          })),
          { label: t('total'), value: <Money cents={costs.totalCents} /> },
        ]}
      />
    </Section>
  );
}
