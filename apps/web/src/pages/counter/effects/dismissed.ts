import type { Shelf } from '../journal/journal.ts';

const name = 'setrum.counter.dismissed';
const most = 500;

/** Sales whose receipt is not wanted, so that nobody is asked about them again today. */
export class Dismissed {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  has(key: string): boolean {
    return this.#read().includes(key);
  }

  add(key: string): void {
    try {
      this.#shelf.setItem(name, JSON.stringify([key, ...this.#read()].slice(0, most)));
    } catch {
      // Only a reminder that comes once more.
    }
  }

  #read(): readonly string[] {
    try {
      const keys: unknown = JSON.parse(this.#shelf.getItem(name) ?? '[]');
      return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
    } catch {
      return [];
    }
  }
}
