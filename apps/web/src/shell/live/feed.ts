import { type LiveEvent, topics } from './model.ts';

export type LiveState = 'off' | 'connecting' | 'on' | 'broken';

type Hear = (event: LiveEvent) => void;

export interface LiveOptions {
  /** What was missed cannot be told any more. */
  readonly onReset: () => void;
  /** The server does not give a line: perhaps the session has ended. */
  readonly onRefused: () => void;
}

const again = { firstMs: 2_000, mostMs: 60_000 };

/**
 * One line to the server for the whole app, because browsers allow six to a host: who wants to hear registers with `hear`. It comes back by
 * itself.
 */
export class LiveFeed {
  readonly #hearers = new Set<Hear>();
  readonly #watchers = new Set<() => void>();
  readonly #options: LiveOptions;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #waitMs = again.firstMs;
  #state: LiveState = 'off';

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get state(): LiveState {
    return this.#state;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  hear(hear: Hear): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  start(): void {
    this.stop();
    this.#become('connecting');
    const source = new EventSource('/api/v1/live');
    this.#source = source;
    source.addEventListener('ready', () => {
      this.#waitMs = again.firstMs;
      this.#become('on');
    });
    source.addEventListener('reset', () => this.#options.onReset());
    for (const topic of topics)
      source.addEventListener(topic, ({ data }) => {
        const event: LiveEvent = { topic, ...JSON.parse(data) };
        for (const hear of this.#hearers) hear(event);
      });
    source.onerror = () => {
      this.#become('broken');
      // A browser tries again after a line that broke, and gives up after an answer that is no stream.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#retry();
      this.#options.onRefused();
    };
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#source?.close();
    this.#source = null;
    this.#become('off');
  }

  #retry(): void {
    this.#timer = setTimeout(() => this.start(), this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, again.mostMs);
  }

  #become(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
