import type { SetrumError } from '@setrum/errors';
import type { ReaderState, SeenReader } from './pcsc-binding.ts';
import type { TellReaderEvent } from './reader-events.ts';

interface Known {
  readonly seen: number;
  readonly cardPresent: boolean;
}

/** PC/SC counts a reader's taps and removals in the upper half of its state. */
const tapsOf = (seen: number): number => seen >>> 16;

/** What has been told of the readers, and what follows from what PC/SC says next. */
export class KnownReaders {
  readonly #tell: TellReaderEvent;
  readonly #readers = new Map<string, Known>();
  #isDown = false;

  constructor(tell: TellReaderEvent) {
    this.#tell = tell;
  }

  up(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#tell({ kind: 'up' });
  }

  down(problem: SetrumError): void {
    this.list([]);
    if (this.#isDown) return;
    this.#isDown = true;
    this.#tell({ kind: 'down', problem });
  }

  /** These readers there are, and no others. */
  list(names: readonly string[]): void {
    for (const name of this.#readers.keys()) if (!names.includes(name)) this.#vanish(name);
    for (const name of names) {
      if (this.#readers.has(name)) continue;
      this.#readers.set(name, { seen: 0, cardPresent: false });
      this.#tell({ kind: 'appeared', reader: name });
    }
  }

  seen(): readonly SeenReader[] {
    return [...this.#readers].map(([name, { seen }]) => ({ name, seen }));
  }

  look(states: readonly ReaderState[]): void {
    for (const state of states) {
      const before = this.#readers.get(state.name);
      if (before === undefined) continue;
      if (state.readerGone) this.#vanish(state.name);
      else this.#change(before, state);
    }
  }

  #change(before: Known, { name, seen, cardPresent }: ReaderState): void {
    this.#readers.set(name, { seen, cardPresent });
    // A card that was exchanged between two looks was lifted all the same.
    const tappedAnew = cardPresent && tapsOf(seen) !== tapsOf(before.seen);
    if (before.cardPresent && (!cardPresent || tappedAnew)) {
      this.#tell({ kind: 'lifted', reader: name });
    }
    if (cardPresent && (!before.cardPresent || tappedAnew)) {
      this.#tell({ kind: 'laid', reader: name });
    }
  }

  #vanish(name: string): void {
    this.#readers.delete(name);
    this.#tell({ kind: 'vanished', reader: name });
  }
}
