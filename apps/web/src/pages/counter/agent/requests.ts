import { agentAway } from '../effects/problems.ts';
import { problemFrom } from './problem.ts';
import type { WireMessage } from './wire.ts';

type Waiting = PromiseWithResolvers<unknown>;

/** Requests over one connection, told apart by their ids. */
export class Requests {
  readonly #send: (text: string) => void;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  /**
   * Asks, and waits for the answer. When `signal` is aborted the agent is told to stop waiting for a card; the answer still comes, and says what it has
   * come to. Throws the agent's problem, or SETRUM_WEB_AGENT_AWAY when the connection ends first: what was asked may have been done.
   */
  ask(verb: string, params: object, signal?: AbortSignal): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#send(JSON.stringify({ id, verb, params }));
    signal?.addEventListener('abort', () => this.#cancel(id), { once: true });
    return waiting.promise;
  }

  /** Takes an answer; false when nobody waits for it. */
  take(message: Extract<WireMessage, { readonly id: number | null }>): boolean {
    const waiting = message.id === null ? undefined : this.#waiting.get(message.id);
    if (message.id === null || waiting === undefined) return false;
    this.#waiting.delete(message.id);
    if ('problem' in message) waiting.reject(problemFrom(message.problem));
    else waiting.resolve(message.result);
    return true;
  }

  /** The connection is gone. */
  end(): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const waiting of all) waiting.reject(agentAway());
  }

  #cancel(id: number): void {
    if (!this.#waiting.has(id)) return;
    this.ask('cancel', { id }).catch(() => undefined);
  }
}
