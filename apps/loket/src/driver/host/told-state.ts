import type { ReaderEvent, ReaderWatch, TellReaderEvent } from '../../reader/index.ts';

/** What was told of readers so far, for whoever begins to listen later. */
export class ToldState {
  /** Each reader, and whether a card lies on it. */
  readonly #readers = new Map<string, boolean>();
  readonly #listeners = new Set<TellReaderEvent>();
  #down: ReaderEvent | null = null;

  tell(event: ReaderEvent): void {
    switch (event.kind) {
      case 'down':
        this.#vanishAll();
        this.#down = event;
        break;
      case 'up':
        this.#down = null;
        break;
      case 'vanished':
        this.#readers.delete(event.reader);
        break;
      default:
        this.#readers.set(event.reader, event.kind === 'laid');
    }
    this.#tellAll(event);
  }

  watch(tell: TellReaderEvent): ReaderWatch {
    // Its own function each time: the same listener may watch twice.
    const listener: TellReaderEvent = (event) => tell(event);
    const begin = (): void => {
      if (ended) return;
      if (this.#down !== null) tell(this.#down);
      for (const [reader, hasCard] of this.#readers) {
        tell({ kind: 'appeared', reader });
        if (hasCard) tell({ kind: 'laid', reader });
      }
      this.#listeners.add(listener);
    };
    let ended = false;
    queueMicrotask(begin);
    return {
      close: async () => {
        ended = true;
        this.#listeners.delete(listener);
      },
    };
  }

  #vanishAll(): void {
    for (const reader of [...this.#readers.keys()]) {
      this.#readers.delete(reader);
      this.#tellAll({ kind: 'vanished', reader });
    }
  }

  #tellAll(event: ReaderEvent): void {
    for (const tell of [...this.#listeners]) tell(event);
  }
}
