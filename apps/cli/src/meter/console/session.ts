import type { Workbench } from '../workbench.ts';

/** A terminal in front of a meter. */
export interface Session {
  readonly bench: Workbench;
  /** How many seconds of the meter's world a second of ours is; 0 = its time stands still. */
  speed: number;
  /** The card that was tapped last: an empty `tap` takes it again. */
  cardFile: string | null;
  /** What the display shows for a moment instead of its idle text. */
  shown: string | null;
  ended: boolean;
}

export function newSession(bench: Workbench, speed: number): Session {
  return { bench, speed, cardFile: null, shown: null, ended: false };
}
