import { SetrumError } from '@setrum/errors';
import { type Desk, type EmulatedDriver, problemOf } from '@setrum/loket';
import type { Taps } from './taps.ts';
import type { Till } from './till.ts';

/** What a counter at a terminal works with. */
export interface TerminalRoom {
  readonly desk: Desk;
  readonly taps: Taps;
  readonly till: Till;
  /** The amount keys, rupiah. */
  readonly amounts: readonly number[];
  /** The hand over emulated readers; null: the readers are real. */
  readonly emulated: EmulatedDriver | null;
  readonly stop: AbortSignal;
}

/** A problem in a clerk's words: what, and what to do. */
export function tellProblem(till: Till, error: unknown): void {
  if (!(error instanceof SetrumError)) throw error;
  const { code, message, action } = problemOf(error);
  till.say(`${message.id} ${action.id}\n${message.en} ${action.en}  [${code}]`);
}
