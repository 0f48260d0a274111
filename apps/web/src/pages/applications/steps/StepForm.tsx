import { type ComponentType, lazy, Suspense } from 'react';
import { Loading, Problem } from '../../../design/index.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { Application, PossibleStep } from '../../records/application/model.ts';
import type { StepFormProps } from './form.ts';
import { useStep } from './use-step.ts';

const SignForm = lazy(() => import('./SignForm.tsx'));
const ReasonForm = lazy(() => import('./ReasonForm.tsx'));

/** Steps that want to be given something. */
const forms: Readonly<Record<string, ComponentType<StepFormProps>>> = {
  setKct: lazy(() => import('./KctForm.tsx')),
  realise: lazy(() => import('./RealiseForm.tsx')),
  sign: SignForm,
  handOverCard: SignForm,
};

/** The form that a step has; null: it is taken as it is. */
export function formOf({ action, reason }: PossibleStep): ComponentType<StepFormProps> | null {
  return reason ? ReasonForm : (forms[action] ?? null);
}

export interface StepFormOfProps {
  readonly application: Application;
  readonly step: PossibleStep;
}

/** The form of one step, in the place where its button is. */
export function StepForm({ application, step }: StepFormOfProps) {
  const [, close] = useUrl('do');
  const act = useStep(application, () => close(null));
  const Form = formOf(step);
  const { action } = step;
  if (Form === null) return null;
  return (
    <Suspense fallback={<Loading />}>
      <Form
        application={application}
        action={action}
        busy={act.isPending}
        onSend={(body) => act.mutate({ action, body })}
      />
      {act.error !== null && <Problem error={act.error} />}
    </Suspense>
  );
}
