import type { TruthKind } from './types.ts';

/** Use times `factor`, from one month of the field (0: the first) until before another. */
export interface Change {
  readonly from: number;
  readonly until: number;
  readonly factor: number;
}

/** Energy that goes past the meter. */
export interface Theft {
  readonly from: number;
  /** Of what is used. */
  readonly share: number;
  /** What the meter notices, a number of docs/card.md §5; null: nothing. */
  readonly cause: number | null;
  /** How likely it notices it in a month. */
  readonly noticed: number;
}

/** All that sets one household apart from the middle one. Months are counted from the field's first, 0. */
export interface Traits {
  readonly kind: TruthKind;
  readonly from: number;
  readonly changes: readonly Change[];
  readonly theft: Theft | null;
  readonly jumps: readonly { readonly month: number; readonly kwh: number }[];
  /** Marks of tamper without a thief, cleared in a later month. */
  readonly marks: readonly {
    readonly month: number;
    readonly cause: number;
    readonly cleared: number;
  }[];
  /** How many of its tokens never reach the meter. */
  readonly lostTokens: number;
  /** How many a neighbour buys for it at the counter, by the number of its meter: on paper, to be typed. */
  readonly errands: number;
  /** The month in which the meter is changed or dies; null: it lives. */
  readonly changedIn: number | null;
  readonly diesIn: number | null;
}

const NEVER = Number.POSITIVE_INFINITY;

export const PLAIN: Traits = {
  kind: 'honest',
  from: 0,
  changes: [],
  theft: null,
  jumps: [],
  marks: [],
  lostTokens: 0,
  errands: 0,
  changedIn: null,
  diesIn: null,
};

/** From a month on, for good. */
export function since(from: number, factor: number): Change {
  return { from, until: NEVER, factor };
}

/** The product of all changes that hold in a month. */
export function factorIn(changes: readonly Change[], month: number): number {
  let factor = 1;
  for (const { from, until, factor: by } of changes)
    if (month >= from && month < until) factor *= by;
  return factor;
}
