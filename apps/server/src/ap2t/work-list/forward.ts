import type { Caller } from '../../identity/index.ts';
import { type ApplicationState, applicationStates } from '../application/model.ts';
import { mayTake } from '../workflow/may-take.ts';
import { type ActionName, type Transition, transitions } from '../workflow/transitions.ts';

/** States in which nothing is waited for any more. */
const ends: readonly ApplicationState[] = ['posted', 'cancelled'];

/** States in which an application waits for somebody, in the order of its way. */
export const openStates = applicationStates.filter((state) => !ends.includes(state));

/** Steps that change an application without bringing it further. */
const asides: ReadonlySet<ActionName> = new Set([
  ...(['revise', 'hold', 'holdRealisation', 'cancel', 'cancelFree'] as const),
]);

/** Whether a step brings an application further: what is on a work list. */
export function isForward({ action, undoes }: Transition & { readonly action: ActionName }) {
  return !asides.has(action) && (undoes === undefined || releases.has(action));
}

/** What was put off goes on by these. */
const releases: ReadonlySet<ActionName> = new Set(['release', 'resumeRealisation']);

/** The steps forward that a caller's roles let them take from a state, each once. */
export function forwardFrom(state: ApplicationState, caller: Caller): readonly ActionName[] {
  const rows = transitions.filter(
    (row) =>
      isForward(row) &&
      (row.from as readonly ApplicationState[]).includes(state) &&
      mayTake(caller, row.by),
  );
  return [...new Set(rows.map(({ action }) => action))];
}
