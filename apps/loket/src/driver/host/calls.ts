import type { SetrumError } from '@setrum/errors';
import type { HostCall, HostLink, HostResult } from './protocol.ts';

type WithoutId<Call> = Call extends unknown ? Omit<Call, 'id'> : never;
export type HostRequest = WithoutId<HostCall>;

/** The calls that are under way to a host. */
export class HostCalls {
  readonly #link: HostLink;
  readonly #open = new Map<number, PromiseWithResolvers<HostResult>>();
  #numbers = 0;
  #over: SetrumError | null = null;

  constructor(link: HostLink) {
    this.#link = link;
  }

  /** Sends a call and gives its answer. An aborted signal rejects with its reason, once the host has let go. */
  async ask(request: HostRequest, signal?: AbortSignal): Promise<HostResult> {
    signal?.throwIfAborted();
    if (this.#over !== null) throw this.#over;
    const id = ++this.#numbers;
    const answer = Promise.withResolvers<HostResult>();
    this.#open.set(id, answer);
    const abort = (): void => this.#link.send({ abort: id });
    signal?.addEventListener('abort', abort, { once: true });
    try {
      this.#link.send({ id, ...request });
      return await answer.promise;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#open.delete(id);
    }
  }

  answer(id: number, result: HostResult): void {
    this.#open.get(id)?.resolve(result);
  }

  refuse(id: number, problem: SetrumError): void {
    this.#open.get(id)?.reject(problem);
  }

  /** The host is gone: every call fails, and every later one. */
  end(problem: SetrumError): void {
    this.#over = problem;
    for (const { reject } of this.#open.values()) reject(problem);
  }
}
