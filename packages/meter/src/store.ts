import type { MeterState } from './state.ts';

/** What the meter needs from outside. */
export interface MeterPorts {
  /**
   * Keeps the state, all of it or nothing, and answers when it is safe. When it fails, the meter goes on from the
   * state before and the operation fails: nobody has been told anything.
   */
  save(state: MeterState): Promise<void>;
  /** The meter's clock. */
  nowMs(): number;
}

/** A step from one state to the next, and what it came to. */
export type Step<T> = (state: MeterState) => { readonly state: MeterState; readonly value: T };

/** The meter's state: steps run one after the other, and each is saved before its value is given out. */
export interface StateStore {
  readonly state: MeterState;
  update<T>(step: Step<T>): Promise<T>;
}

/** A store that begins with `initial`. A step that leaves the state as it is saves nothing. */
export function createStore(initial: MeterState, save: MeterPorts['save']): StateStore {
  const inTurn = createQueue();
  let state = initial;
  return {
    get state() {
      return state;
    },
    update: (step) =>
      inTurn(async () => {
        const next = step(state);
        if (next.state !== state) {
          await save(next.state);
          state = next.state;
        }
        return next.value;
      }),
  };
}

/** Runs what it is given one after the other, however the one before ended. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run;
    return run;
  };
}
