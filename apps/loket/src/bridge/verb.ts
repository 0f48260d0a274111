import type { Desk } from '../agent/desk.ts';
import type { Shape } from '../agent/shape.ts';
import type { EmulatedDriver } from '../driver/index.ts';

/** What verbs work with. */
export interface Workplace {
  readonly desk: Desk;
  /** The emulated readers, when there are no real ones. */
  readonly emulated: EmulatedDriver | null;
}

/** A verb of the protocol: the shape of its parameters, and what it does. */
export interface Verb {
  run(workplace: Workplace, params: unknown, signal: AbortSignal): Promise<unknown>;
  /** Whether it ends with the page that asked: what only waits for a card does, a sale never. */
  readonly endsWithPage: boolean;
}

export function verb<Params>(
  shape: Shape<Params>,
  run: (workplace: Workplace, params: Params, signal: AbortSignal) => unknown,
  endsWithPage = false,
): Verb {
  return {
    endsWithPage,
    run: async (workplace, params, signal) => run(workplace, shape(params, 'params'), signal),
  };
}
