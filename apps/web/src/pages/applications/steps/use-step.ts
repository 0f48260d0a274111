import { api } from '../../../api/client.ts';
import { useAct } from '../../../parts/use-act.ts';
import type { Application } from '../../records/application/model.ts';

export interface StepOrder {
  readonly action: string;
  /** What the step wants to be given, and its reason. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Takes steps of an application, each once; refused when a colleague was faster than what is on the screen. */
export function useStep(
  { agendaNo, step }: Pick<Application, 'agendaNo' | 'step'>,
  onDone: () => void,
) {
  return useAct(
    `step.${agendaNo}.${step}`,
    ({ action, body }: StepOrder, key) =>
      api.post<Application>(
        `/api/v1/applications/${agendaNo}/${pathOf(action)}`,
        { ...body, seenStep: step },
        { key },
      ),
    onDone,
  );
}

/** The path of an action: `issueSip` is `issue-sip`. */
export function pathOf(action: string): string {
  return action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
