import type { SetrumError } from '@setrum/errors';
import { type ReaderEvent, serviceDown } from '../../reader/index.ts';
import { HostCalls } from './calls.ts';
import { type FromHost, type HostLink, type OpenHostLink, unpackProblem } from './protocol.ts';

/** Times of a host's life, ms. */
export interface HostTimes {
  /** How often it is asked whether it is alive, and how long it may owe the answer. */
  readonly pingMs: number;
  readonly silentMs: number;
  /** How long it may take to begin. */
  readonly startMs: number;
  /** Pause before it is begun anew: after the first end, and at most. */
  readonly retryMs: number;
  readonly mostRetryMs: number;
  /** How long it may take to give everything back. */
  readonly closeMs: number;
}

export const usualTimes: HostTimes = {
  pingMs: 2_000,
  silentMs: 10_000,
  startMs: 30_000,
  retryMs: 500,
  mostRetryMs: 30_000,
  closeMs: 1_000,
};

export interface HostLifeListener {
  event(event: ReaderEvent): void;
  /** The host has ended by itself; gives the error for whoever waits for it. */
  lost(reason: string): SetrumError;
  begunAnew(): void;
}

interface Ready {
  readonly name: string;
  readonly version: string;
}

/** The process of a driver over its ends and new beginnings. */
export class HostLife {
  readonly #openLink: OpenHostLink;
  readonly #times: HostTimes;
  readonly #listener: HostLifeListener;
  readonly #ready = Promise.withResolvers<Ready>();
  #link: HostLink | null = null;
  #calls: HostCalls | null = null;
  #over = false;
  #wasReady = false;
  /** Whether the process that runs now has begun. */
  #isReady = false;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;
  #ping: NodeJS.Timeout | undefined;
  #lastHeardMs = 0;

  constructor(openLink: OpenHostLink, times: HostTimes, listener: HostLifeListener) {
    this.#openLink = openLink;
    this.#times = times;
    this.#listener = listener;
  }

  /** Begins it; resolves when the driver is made, rejects when it cannot be. */
  start(): Promise<Ready> {
    this.#begin();
    this.#ping = setInterval(() => this.#watchOver(), this.#times.pingMs);
    this.#ping.unref();
    return this.#ready.promise;
  }

  /** SETRUM_READER_SERVICE_DOWN while there is none. */
  calls(): HostCalls {
    if (this.#calls === null) throw serviceDown("the driver's process is being started");
    return this.#calls;
  }

  isOver(): boolean {
    return this.#over;
  }

  /** Ends the process and begins it anew at once. */
  async reset(): Promise<void> {
    this.#failures = 0;
    this.#link?.kill();
  }

  end(): void {
    this.#over = true;
    clearTimeout(this.#retry);
    clearInterval(this.#ping);
    this.#link?.kill();
  }

  #begin(): void {
    this.#lastHeardMs = performance.now();
    this.#isReady = false;
    const link = this.#openLink({
      message: (message) => this.#hear(message),
      end: (reason) => this.#lose(reason),
    });
    this.#link = link;
    this.#calls = new HostCalls(link);
  }

  #hear(message: FromHost): void {
    this.#lastHeardMs = performance.now();
    if ('result' in message) this.#calls?.answer(message.id, message.result);
    else if ('id' in message) this.#calls?.refuse(message.id, unpackProblem(message.problem));
    else if ('event' in message) this.#listener.event(eventOf(message.event));
    else if ('ready' in message) this.#greet(message.ready);
    else if (!this.#wasReady) this.#fail(unpackProblem(message.failed));
  }

  #greet(ready: Ready): void {
    this.#failures = 0;
    if (this.#wasReady) this.#listener.begunAnew();
    this.#wasReady = true;
    this.#isReady = true;
    this.#ready.resolve(ready);
  }

  #fail(problem: SetrumError): void {
    this.#ready.reject(problem);
    this.end();
  }

  #lose(reason: string): void {
    const calls = this.#calls;
    this.#calls = null;
    this.#link = null;
    if (this.#over || !this.#wasReady) {
      const problem = serviceDown(reason);
      calls?.end(problem);
      if (!this.#over) this.#fail(problem);
      return;
    }
    calls?.end(this.#listener.lost(reason));
    const { retryMs, mostRetryMs } = this.#times;
    const pauseMs = Math.min(retryMs * 2 ** this.#failures++, mostRetryMs);
    this.#retry = setTimeout(() => this.#begin(), pauseMs);
  }

  /** A process that does not answer for so long is blocked: nothing but its end frees what it holds. */
  #watchOver(): void {
    if (this.#link === null) return;
    const { silentMs, startMs } = this.#times;
    const limitMs = this.#isReady ? silentMs : startMs;
    const isLate = performance.now() - this.#lastHeardMs > limitMs;
    if (isLate && !this.#wasReady) this.#fail(serviceDown("the driver's process does not start"));
    else if (isLate) this.#link.kill();
    else if (this.#isReady) this.#calls?.ask({ call: 'ping' }).catch(() => undefined);
  }
}

type EventMessage = Extract<FromHost, { event: unknown }>['event'];

function eventOf(event: EventMessage): ReaderEvent {
  return event.kind === 'down' ? { kind: 'down', problem: unpackProblem(event.problem) } : event;
}
