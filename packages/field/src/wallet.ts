import type { MeterState } from '@setrum/meter';
import type { MonthRecord } from './types.ts';

type Records = MeterState['records'];

/** A household's card: what the meter wrote on it at the last tap, and what of it the centre knows. */
export class Wallet {
  readonly #told = new Map<string, MonthRecord>();
  #onCard: Records = [];

  tap({ records }: MeterState): void {
    this.#onCard = records;
  }

  /** The card at a counter: it tells the months that are on it. */
  visit(atMs: number, source: MonthRecord['source']): void {
    const toldAt = new Date(atMs);
    for (const { month, ...figures } of this.#onCard) {
      if (this.#told.has(month)) continue;
      this.#told.set(month, { month: Number(month), ...figures, toldAt, source });
    }
  }

  /** Ascending. */
  get months(): readonly MonthRecord[] {
    return [...this.#told.values()].sort((one, other) => one.month - other.month);
  }
}
