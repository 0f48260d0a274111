import type { Standing, Step } from '@setrum/field';

/** A life, and who lives it. */
export interface Living {
  readonly life: Generator<Step, void, Standing>;
  readonly creditWh: number;
  take(step: Step): Promise<void>;
}

/** Lives many lives side by side, in the order of time; `at` is told of each step's time before it is taken. */
export async function liveTogether(
  living: readonly Living[],
  at: (nowMs: number) => void,
): Promise<void> {
  const next = living.map(({ life }) => life.next());
  for (;;) {
    const n = earliest(next);
    const one = living[n];
    const step = next[n];
    if (one === undefined || step === undefined || step.done === true) return;
    at(step.value.atMs);
    await one.take(step.value);
    next[n] = one.life.next({ creditWh: one.creditWh });
  }
}

/** The one whose next step comes first; -1 when all have ended. */
function earliest(next: readonly IteratorResult<Step, void>[]): number {
  let found = -1;
  let atMs = Number.POSITIVE_INFINITY;
  for (const [n, step] of next.entries()) {
    if (step.done === true || step.value.atMs >= atMs) continue;
    found = n;
    atMs = step.value.atMs;
  }
  return found;
}
