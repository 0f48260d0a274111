import { type Column, DataTable, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import type { ApplicationStep } from './model.ts';

/** Every step on record: when, what, by whom, and why where that had to be said. */
export function StepsOf({ steps }: { readonly steps: readonly ApplicationStep[] }) {
  const t = useText(recordTexts);
  const word = useWord();
  const columns: readonly Column<ApplicationStep>[] = [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    { key: 'state', title: t('state'), value: ({ toState }) => word('state', toState), width: 15 },
    { key: 'actor', title: t('actor'), value: ({ actor }) => actor, width: 8 },
    { key: 'reason', title: t('reason'), value: ({ reason }) => reason, width: 14 },
  ];
  return (
    <Section title={t('sectionSteps')} flush>
      <DataTable
        label={t('sectionSteps')}
        rows={steps}
        columns={columns}
        rowKey={({ step }) => String(step)}
        orderParam="steps"
      />
    </Section>
  );
}
