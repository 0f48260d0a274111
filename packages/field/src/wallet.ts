import type { MeterState } from '@setrum/meter';
import type { MonthRecord } from './types.ts';

type Records = MeterState['records'];

/** A household's card: what the meter wrote on it at the last tap, and what of it the centre knows. */
export class Wallet {
  readonly #told = new Map<string, MonthRecord>();
  #onCard: Records = [];
  #readAt = new Date(0);

  tap({ records }: MeterState, atMs: number): void {
    this.#onCard = records;
    this.#readAt = new Date(atMs);
  }

  /** The card at a counter: it tells the months that are on it. */
  visit(atMs: number): void {
    const telling = { readAt: this.#readAt, toldAt: new Date(atMs) };
    for (const record of this.#onCard) {
      // The newest come first: what is behind a month that was told, was told with it.
      if (this.#told.has(record.month)) break;
      this.#told.set(record.month, { ...record, month: Number(record.month), ...telling });
    }
  }

  /** Ascending. */
  get months(): readonly MonthRecord[] {
    return [...this.#told.values()].sort((one, other) => one.month - other.month);
  }
}
