import { type CardContents, type CardKeyring, readCard } from '@setrum/card';
import { type Action, actOn } from './acts.ts';
import type { Bench } from './bench.ts';
import { doTorn, doWhole, tearModes } from './tear.ts';
import { type Control, tearInPlace } from './tear-control.ts';

/** What a write of one area came to, torn at each of its writes in every way. */
export interface MatrixRow {
  readonly action: Action;
  /** Writes of the chip: pages, blocks, frames. */
  readonly writes: number;
  readonly tears: number;
  readonly old: number;
  readonly new: number;
  /** Neither old nor new, or not usable afterwards. Must be none. */
  readonly bad: number;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly control: Control;
  /** Nothing bad, and a control that fails. */
  readonly passed: boolean;
}

/** Tears the card at every write of these actions, in every mode. The card itself is not touched. */
export async function tearMatrix(
  bench: Bench,
  actions: readonly Action[],
  keys: CardKeyring | null,
): Promise<Matrix> {
  const contents = await readCard((await bench.lay()).memory);
  const rows: MatrixRow[] = [];
  for (const action of actions) rows.push(await rowOf(bench, contents, action, keys));
  const control = await tearInPlace(bench);
  return { rows, control, passed: rows.every(({ bad }) => bad === 0) && control.lost > 0 };
}

async function rowOf(
  bench: Bench,
  contents: CardContents,
  action: Action,
  keys: CardKeyring | null,
): Promise<MatrixRow> {
  const act = actOn(contents, action, keys);
  const whole = await doWhole(bench, act);
  const counts = { old: 0, new: 0, bad: 0 };
  for (let atWrite = 1; atWrite <= whole.writes; atWrite += 1) {
    for (const mode of tearModes) {
      const { held, usable } = await doTorn(bench, act, whole, { atWrite, mode });
      counts[usable ? held : 'bad'] += 1;
    }
  }
  return { action, writes: whole.writes, tears: whole.writes * tearModes.length, ...counts };
}
