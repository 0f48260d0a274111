import { createContext, useContext } from 'react';
import type { Action, PlayState } from '../model.ts';

/** The playground on the screen. */
export interface Play {
  readonly state: PlayState;
  /** What is being done at this moment. */
  readonly doing: Action['action'] | null;
  /** What kept an action from being done at all: no answer, too much at once. What goes wrong in the play is in `state.problem`. */
  readonly failure: unknown;
  /** Does it; while something is being done, nothing. */
  act(action: Action): Promise<void>;
}

export const PlayContext = createContext<Play | null>(null);

export function usePlay(): Play {
  const play = useContext(PlayContext);
  if (play === null) throw new Error('a part of the playground stands outside of it');
  return play;
}
