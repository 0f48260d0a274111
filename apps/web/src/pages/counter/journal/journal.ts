import { noJournal } from '../effects/problems.ts';
import { entryOf, type NotedEntry } from './entry.ts';

/** What of the browser's storage the journal needs. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'setrum.counter.note.';

/**
 * What this browser has begun at a counter and has not ended, one item of storage each, so that two tabs do not write over each other. Each counter
 * of a partner sees its own.
 */
export class BrowserJournal {
  readonly #shelf: Shelf;
  readonly #prefix: string;

  /** `seat`: partner and counter. */
  constructor(shelf: Shelf, seat: string) {
    this.#shelf = shelf;
    this.#prefix = `${prefix}${seat}.`;
  }

  /** Writes an entry down. Throws SETRUM_WEB_JOURNAL when it does not stand there afterwards. */
  put(entry: NotedEntry): void {
    const text = JSON.stringify(entry);
    try {
      this.#shelf.setItem(this.#prefix + entry.key, text);
    } catch (error) {
      throw noJournal(error);
    }
    if (this.#shelf.getItem(this.#prefix + entry.key) !== text) throw noJournal(null);
  }

  /** Takes an entry out: it has ended, and nobody has to see to it any more. */
  drop(key: string): void {
    this.#shelf.removeItem(this.#prefix + key);
  }

  find(key: string): NotedEntry | null {
    return this.#read(this.#prefix + key);
  }

  /** The oldest first. */
  all(): readonly NotedEntry[] {
    const names = Array.from({ length: this.#shelf.length }, (_, place) => this.#shelf.key(place));
    return names
      .flatMap((name) => (name?.startsWith(this.#prefix) ? [this.#read(name)] : []))
      .filter((entry) => entry !== null)
      .sort((one, other) => (one.begunAt < other.begunAt ? -1 : 1));
  }

  #read(name: string): NotedEntry | null {
    try {
      return entryOf(JSON.parse(this.#shelf.getItem(name) ?? 'null'));
    } catch {
      // Not ours: somebody wrote something else there.
      return null;
    }
  }
}
