import { Section, Stepper } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { ApplicationRecord } from '../../records/application/model.ts';
import { useWord } from '../../records/parts/Word.tsx';
import { milestonesOf } from './milestones.ts';
import { panelTexts } from './texts.ts';

/** How far an application has come, and when by whom. */
export function Milestones({ application, steps }: ApplicationRecord) {
  const t = useText(panelTexts);
  const word = useWord();
  const { stamp } = useFormats();
  return (
    <Section title={t('way')}>
      <Stepper
        label={t('way')}
        steps={milestonesOf(application, steps).map(({ state, mark, step }) => ({
          label: word('state', state),
          state: mark,
          ...(step === null
            ? {}
            : { note: [stamp(step.at), step.actor, step.reason].filter(Boolean).join(' · ') }),
        }))}
      />
    </Section>
  );
}
