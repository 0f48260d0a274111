import type { EventStream } from '../../../ap2t/index.ts';
import type { Logger } from '../../../platform/index.ts';
import type { LinksView } from './view.ts';

export interface LinkWatchOptions {
  readonly look: () => Promise<LinksView>;
  readonly log: Logger;
  /** From one look to the next. */
  readonly everyMs?: number;
  readonly mostWatchers?: number;
}

/** Tells watchers of the links how they stand, whenever that has changed. Nobody looks while nobody watches. */
export class LinkWatch {
  readonly #options: Required<LinkWatchOptions>;
  readonly #watchers = new Set<EventStream>();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #last = '';

  constructor(options: LinkWatchOptions) {
    this.#options = { everyMs: 1_000, mostWatchers: 100, ...options };
  }

  get isFull(): boolean {
    return this.#watchers.size >= this.#options.mostWatchers;
  }

  add(stream: EventStream): void {
    this.#watchers.add(stream);
    // Whoever is new hears at once how things stand.
    this.#last = '';
    this.#timer ??= setInterval(() => void this.#tick(), this.#options.everyMs);
    void this.#tick();
  }

  leave(stream: EventStream): void {
    this.#watchers.delete(stream);
    if (this.#watchers.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  stop(): void {
    for (const stream of this.#watchers) {
      stream.end();
      this.leave(stream);
    }
  }

  async #tick(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const view = await this.#options.look();
      const { links, unnamed } = view;
      const text = JSON.stringify({ links, unnamed });
      if (text === this.#last) return;
      this.#last = text;
      for (const stream of this.#watchers)
        stream.send({ event: 'links', id: null, data: { ...view } });
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the links could not be told');
    } finally {
      this.#isLooking = false;
    }
  }
}
