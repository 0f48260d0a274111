import type { ProblemError } from '../../../api/problem.ts';
import type { Effect, Step } from './events.ts';
import { cardLies, type DeskState, type Done, type Phase, readerOf } from './state.ts';

/** How long the desk waits before it asks again after no answer. */
export const againAfterMs = 4_000;

export function stay(state: DeskState): Step {
  return { state, effects: [] };
}

export function to(state: DeskState, phase: Phase, ...effects: readonly Effect[]): Step {
  return { state: { ...state, phase }, effects };
}

/** Begins work under a new ticket: whatever was under way before is not heard any more. */
export function begin(
  state: DeskState,
  phase: Phase,
  effect: (ticket: number) => Effect,
  ...others: readonly Effect[]
): Step {
  const ticket = state.ticket + 1;
  return { state: { ...state, phase, ticket }, effects: [effect(ticket), ...others] };
}

/** Waits for the next customer; reads the card that lies there already, unless it was seen to. */
export function rest(
  state: DeskState,
  over: { readonly done?: Done | null; readonly problem?: ProblemError | null } = {},
  ...effects: readonly Effect[]
): Step {
  const { done = null, problem = null } = over;
  const resting: DeskState = {
    ...state,
    phase: { kind: 'idle', done, problem },
    ticket: state.ticket + 1,
  };
  const next = problem === null ? readCard(resting) : stay(resting);
  return { state: next.state, effects: [...effects, ...next.effects] };
}

/** Reads the card on the reader, if one lies there that was not seen to. */
export function readCard(state: DeskState): Step {
  const reader = readerOf(state);
  if (state.agent.at !== 'on' || state.cardSeen || reader === null || !cardLies(state)) {
    return stay(state);
  }
  return begin({ ...state, cardSeen: true }, { kind: 'reading' }, (ticket) => ({
    do: 'visit',
    ticket,
    reader: reader.reader,
  }));
}
