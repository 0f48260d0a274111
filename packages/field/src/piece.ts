/** One piece of a month. */
export interface Piece {
  /** The month's number in the field. */
  readonly month: number;
  readonly yearMonth: number;
  readonly piece: number;
  /** Late in it; up to twelve hours are left for what comes after. */
  readonly atMs: number;
}
