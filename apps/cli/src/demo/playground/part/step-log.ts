import type { Step, StepKind } from '../schema/step.ts';

export type Tell = (kind: StepKind, values?: Step['values']) => void;

/** What happened, as it happens; the latest are kept. */
export interface StepLog {
  readonly tell: Tell;
  readonly steps: readonly Step[];
}

const mostKept = 80;

export function createStepLog(heard: (step: Step) => void): StepLog {
  const steps: Step[] = [];
  let number = 0;
  return {
    steps,
    tell: (kind, values = {}) => {
      number += 1;
      const step = { number, at: new Date().toISOString(), kind, values };
      steps.push(step);
      if (steps.length > mostKept) steps.shift();
      heard(step);
    },
  };
}
