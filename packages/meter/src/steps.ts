import { run } from './advance.ts';
import { clockAt } from './clock.ts';
import { settled } from './contactor.ts';
import { retried, switched } from './load.ts';
import type { MeterState } from './state.ts';
import type { MeterPorts, StateStore } from './store.ts';

/** The time of a step. */
export interface Moment {
  readonly trueMs: number;
  /** The meter's clock. */
  readonly clockMs: number;
}

/** A step from one state to the next at a moment, and what it came to. */
export type TimedStep<T> = (
  state: MeterState,
  moment: Moment,
) => { readonly state: MeterState; readonly value: T };

/** The meter's steps in time: each is saved in one piece before its value is given out. */
export interface Steps {
  readonly state: MeterState;
  take<T>(step: TimedStep<T>): Promise<T>;
  /** The meter's clock at this moment. */
  clockMs(): number;
}

/**
 * Steps on a store. True time is that of the port, and never before the moment up to which the meter was run. A meter that is run first catches
 * up, with the load that is switched on; what follows from the step by itself is part of it.
 */
export function createSteps(store: StateStore, ports: MeterPorts): Steps {
  return {
    get state() {
      return store.state;
    },
    clockMs: () => clockAt(store.state, trueTimeAt(store.state, ports.nowMs())),
    take: (step) => store.update((before) => takeStep(before, ports.nowMs(), step)),
  };
}

/** One step of a meter at a true time, with all that follows from it: what `createSteps` keeps, for who runs meters without keeping them. */
export function takeStep<T>(
  before: MeterState,
  nowMs: number,
  step: TimedStep<T>,
): { readonly state: MeterState; readonly value: T } {
  const trueMs = trueTimeAt(before, nowMs);
  const isRun = before.clock.ranUntilMs !== null;
  const state = isRun ? run(before, trueMs).state : retried(before, trueMs);
  const next = step(state, { trueMs, clockMs: clockAt(state, trueMs) });
  const after = isRun ? switched(next.state, trueMs) : settled(next.state);
  return { state: after, value: next.value };
}

function trueTimeAt(state: MeterState, nowMs: number): number {
  return Math.max(nowMs, state.clock.ranUntilMs ?? Number.NEGATIVE_INFINITY);
}
