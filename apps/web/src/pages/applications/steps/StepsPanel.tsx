import { Text } from '@mantine/core';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { ApplicationRecord } from '../../records/application/model.ts';
import { useActionWord } from '../parts/use-action-word.ts';
import { StepButtons } from './StepButtons.tsx';
import { StepForm } from './StepForm.tsx';
import { panelTexts } from './texts.ts';

type WaitsKey = Extract<keyof typeof panelTexts.id, `waits-${string}`>;

const waitsKey = (state: string): WaitsKey | null =>
  `waits-${state}` in panelTexts.id ? (`waits-${state}` as WaitsKey) : null;

/** What can be done about an application, or whom it waits for. `?do=` opens the form of a step in its place. */
export function StepsPanel({ application, actions }: ApplicationRecord) {
  const t = useText(panelTexts);
  const tell = useActionWord();
  const [chosen] = useUrl('do');
  const step = actions.find(({ action }) => action === chosen);
  const waits = waitsKey(application.state);
  return (
    <Section title={step === undefined ? t('yourSteps') : tell('do', step.action)}>
      {step !== undefined ? (
        <StepForm key={step.action} application={application} step={step} />
      ) : (
        <>
          {waits !== null && <Text mb="sm">{t(waits)}</Text>}
          {actions.length === 0 ? (
            <Text c="dimmed">{t('nothingToDo')}</Text>
          ) : (
            <StepButtons application={application} actions={actions} />
          )}
        </>
      )}
    </Section>
  );
}
