import { FieldList, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { figuresOf } from './kinds.ts';
import type { Report } from './model.ts';
import { reportTexts } from './texts.ts';
import { useTold } from './use-told.tsx';

/** The figures of the place itself for the month. */
export function Total({ report: { kind, month, total } }: { readonly report: Report }) {
  const t = useText(reportTexts);
  const told = useTold();
  const { month: monthName } = useFormats();
  return (
    <Section title={`${t(`kind-${kind}`)}, ${month === null ? '–' : monthName(month)}`}>
      <FieldList
        fields={figuresOf[kind].map((spec) => ({
          label: t(spec.title),
          value: told(spec, total),
        }))}
      />
    </Section>
  );
}
