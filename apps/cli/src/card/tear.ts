import { type CardContents, contentsOf, MAP_BYTES, readCard, type TearMode } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { Act } from './acts.ts';
import type { Bench } from './bench.ts';

export const tearModes: readonly TearMode[] = ['nothing', 'half', 'unanswered'];

/** A tear at the n-th write from now, 1 the first. */
export interface Tear {
  readonly atWrite: number;
  readonly mode: TearMode;
}

/** A write that was torn. */
export interface Torn extends Tear {
  /** What the card says after it: all of the old state, or all of the new one; anything else is a defect. */
  readonly held: 'old' | 'new' | 'bad';
  /** Whether the same write, done again after a new tap, brought the new state. */
  readonly usable: boolean;
  /** The map after the tear. */
  readonly map: Uint8Array;
}

/** A write that was not torn: how many writes of the chip it takes, and the states before and after it. */
export interface Whole {
  readonly writes: number;
  readonly before: string;
  readonly after: string;
}

/** Does the act on a copy. */
export async function doWhole(bench: Bench, act: Act): Promise<Whole> {
  const { card, memory } = await bench.lay();
  const before = stateOf(await readCard(memory));
  const start = card.writes;
  await act(memory);
  return { writes: card.writes - start, before, after: stateOf(await readCard(memory)) };
}

/** Does the act on a copy with a tear, and then again. RangeError when there is no such write. */
export async function doTorn(bench: Bench, act: Act, whole: Whole, tear: Tear): Promise<Torn> {
  const { card, memory } = await bench.lay();
  card.tear(tear);
  await removedBy(act(memory));
  card.tap();
  const map = await memory.read(0, MAP_BYTES);
  const state = stateOf(contentsOf(memory, map));
  await act(memory);
  const usable = stateOf(await readCard(memory)) === whole.after;
  const held = state === whole.after ? 'new' : state === whole.before ? 'old' : 'bad';
  return { ...tear, held, usable, map };
}

/** A torn write ends because the card went, and in no other way. RangeError when it came to its end. */
export async function removedBy(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (error instanceof SetrumError && error.code === 'SETRUM_CARD_REMOVED') return;
    throw error;
  }
  throw new RangeError('there is no such write');
}

/** What tells states apart: all that the areas say, and their sequences. */
function stateOf({ identity, mailbox, report, sequences }: CardContents): string {
  return JSON.stringify([identity, mailbox, report, sequences]);
}
