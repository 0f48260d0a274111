import { SetrumError } from '@setrum/errors';
import type { ApplicationState } from '../application/model.ts';
import { assertGuards, type GuardView, guards } from './guards.ts';
import { type ActionName, type Transition, transitions } from './transitions.ts';

/**
 * The row of the table by which an application takes this step. Throws SETRUM_APPLICATION_STATE when no row leads from its state, and the
 * refusal of the guard that does not hold.
 */
export function findTransition(action: ActionName, view: GuardView): Transition {
  const { agendaNo, state } = view.application;
  const rows = transitions.filter((row) => row.action === action && includes(row.from, state));
  const last = rows.at(-1);
  if (last === undefined)
    throw new SetrumError('SETRUM_APPLICATION_STATE', { agendaNo, state, action });
  const fitting = rows.find((row) => row.guards.every((name) => guards[name].holds(view)));
  if (fitting === undefined) assertGuards(last.guards, view, action);
  return fitting ?? last;
}

/** The actions that lead on from here, whoever may do them. */
export function possibleActions(view: GuardView): readonly (typeof transitions)[number][] {
  return transitions.filter(
    ({ from, guards: names }) =>
      includes(from, view.application.state) && names.every((name) => guards[name].holds(view)),
  );
}

function includes(states: readonly ApplicationState[], state: ApplicationState): boolean {
  return states.includes(state);
}
