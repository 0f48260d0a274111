import { setTimeout as pause } from 'node:timers/promises';
import { SetrumError } from '@setrum/errors';
import type { Desk, ReaderStatus, VisitView } from '@setrum/loket';

const againMs = 300;
/** What a wait for a card ends with when nothing is wrong. */
const nobodyCame: readonly string[] = ['SETRUM_CARD_MISSING', 'SETRUM_CANCELLED'];

/** The lights of the readers, as far as they are listened to. */
export interface Lights {
  list(): readonly ReaderStatus[];
  subscribe(tell: (status: ReaderStatus) => void): () => void;
}

/** Taps at any reader. A card that stays where it lies is read once: the next tap begins when it was lifted. */
export class Taps {
  readonly #desk: Desk;
  readonly #lights: Lights;
  readonly #served = new Set<string>();
  readonly #forget: () => void;

  constructor(desk: Desk, lights: Lights) {
    this.#desk = desk;
    this.#lights = lights;
    this.#forget = lights.subscribe(({ reader, cardPresent }) => {
      if (!cardPresent) this.#served.delete(reader);
    });
  }

  close(): void {
    this.#forget();
  }

  /** Waits for the next card. Rejects with the fault of the card that was tapped, or with the signal's reason. */
  async next(signal: AbortSignal): Promise<VisitView> {
    for (;;) {
      signal.throwIfAborted();
      const readers = this.#ready();
      // Readers come and go: nobody has to start the counter anew for that.
      if (readers.length === 0) await pause(againMs, undefined, { signal });
      else {
        const visit = await this.#firstOf(readers, signal);
        if (visit !== null) return visit;
      }
    }
  }

  #ready(): readonly string[] {
    return this.#lights
      .list()
      .filter(
        ({ reader, light }) =>
          light !== 'missing' && light !== 'silent' && !this.#served.has(reader),
      )
      .map(({ reader }) => reader);
  }

  /** The first card on one of these readers; null when the wait is over, or other readers have come. */
  async #firstOf(readers: readonly string[], signal: AbortSignal): Promise<VisitView | null> {
    const others = new AbortController();
    const ending = AbortSignal.any([others.signal, signal]);
    const taps = readers.map((reader) => this.#tap(reader, ending));
    const came = this.#newcomers(readers, ending);
    try {
      return await Promise.race([...taps, came]);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SetrumError && nobodyCame.includes(error.code)) return null;
      throw error;
    } finally {
      others.abort(new SetrumError('SETRUM_CANCELLED'));
      await Promise.allSettled([...taps, came]);
    }
  }

  async #tap(reader: string, signal: AbortSignal): Promise<VisitView> {
    try {
      return await this.#desk.visit({ reader, signal });
    } finally {
      const lies = this.#lights.list().some((one) => one.reader === reader && one.cardPresent);
      if (lies) this.#served.add(reader);
    }
  }

  /** Resolves when there is a reader that is not being waited at. */
  async #newcomers(known: readonly string[], signal: AbortSignal): Promise<null> {
    for (;;) {
      await pause(againMs, undefined, { signal });
      if (this.#ready().some((reader) => !known.includes(reader))) return null;
    }
  }
}
