import type { Writable } from 'node:stream';

export interface StreamOptions {
  /** From one comment to the next, so that proxies and the other side see that the line is alive. */
  readonly heartbeatMs: number;
  /** Events that may wait for a slow line; one more cuts it. */
  readonly mostWaiting: number;
}

export const streamDefaults: StreamOptions = { heartbeatMs: 15_000, mostWaiting: 2_000 };

/** An event as it goes over the line. */
export interface StreamEvent {
  readonly event: string;
  /** What a listener that comes back names as the last one it has heard. */
  readonly id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Server-sent events on one line (WHATWG HTML, 9.2). It never waits for the line: what does not fit waits here, at most `mostWaiting`
 * events, and a line that takes nothing for two heartbeats is cut. Whoever was cut comes back with the last id and misses nothing.
 */
export class EventStream {
  readonly #line: Writable;
  readonly #mostWaiting: number;
  readonly #heartbeat: NodeJS.Timeout;
  #waiting: string[] = [];
  #isFull = false;
  #missedBeats = 0;
  #isOver = false;
  #whenRoom: (() => void)[] = [];

  constructor(line: Writable, { heartbeatMs, mostWaiting }: StreamOptions = streamDefaults) {
    this.#line = line;
    this.#mostWaiting = mostWaiting;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs);
    this.#heartbeat.unref();
    line.write('retry: 2000\n\n');
    line.on('drain', () => this.#drained());
    line.once('close', () => this.#over());
    // A line that breaks closes as well; there is nobody to tell.
    line.on('error', () => this.#over());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  send({ event, id, data }: StreamEvent): void {
    const head = id === null ? '' : `id: ${id}\n`;
    this.#write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Resolves when the line takes more, or is over. */
  room(): Promise<void> {
    if (this.#isOver || !this.#isFull) return Promise.resolve();
    return new Promise((resolve) => this.#whenRoom.push(resolve));
  }

  /** Ends the line after what was sent. */
  end(): void {
    if (this.#isOver) return;
    this.#over();
    this.#line.end();
  }

  #cut(): void {
    this.#over();
    this.#line.destroy();
  }

  #over(): void {
    this.#isOver = true;
    this.#waiting = [];
    clearInterval(this.#heartbeat);
    this.#tellRoom();
  }

  #tellRoom(): void {
    for (const resolve of this.#whenRoom.splice(0)) resolve();
  }

  #write(text: string): void {
    if (this.#isOver) return;
    if (!this.#isFull) this.#isFull = !this.#line.write(text);
    else if (this.#waiting.push(text) > this.#mostWaiting) this.#cut();
  }

  #drained(): void {
    this.#isFull = false;
    this.#missedBeats = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const text of waiting) this.#write(text);
    if (!this.#isFull) this.#tellRoom();
  }

  #beat(): void {
    if (!this.#isFull) this.#write(':\n\n');
    else if (++this.#missedBeats >= 2) this.#cut();
  }
}
