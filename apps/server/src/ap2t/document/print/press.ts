import { Worker } from 'node:worker_threads';
import { SetrumError } from '@setrum/errors';
import type { FrozenDocument, Secrets } from './frozen.ts';

export interface PrintJob {
  readonly document: FrozenDocument;
  readonly secrets: Secrets;
}

export type PrintResult = { readonly bytes: Uint8Array } | { readonly failure: string };

interface Waiting extends PrintJob {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

const mostWaiting = 64;
const slowestMs = 30_000;
const resourceLimits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/**
 * Sets papers in a thread of its own, one after the other: a paper takes a tenth of a second, in which sales would have to wait. The thread
 * starts with the first paper and keeps no process alive.
 */
export class Press {
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;
  #current: Waiting | null = null;
  #alarm: NodeJS.Timeout | undefined;

  /** The paper of a document as a PDF. Throws SETRUM_BUSY when too many wait. */
  print(document: FrozenDocument, secrets: Secrets): Promise<Uint8Array> {
    if (this.#queue.length >= mostWaiting) return Promise.reject(new SetrumError('SETRUM_BUSY'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ document, secrets, resolve, reject });
      this.#next();
    });
  }

  /** Ends the thread; what waits fails. */
  async close(): Promise<void> {
    const waiting = this.#queue.splice(0);
    this.#end(new SetrumError('SETRUM_UNAVAILABLE'));
    for (const { reject } of waiting) reject(new SetrumError('SETRUM_UNAVAILABLE'));
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #next(): void {
    if (this.#current !== null) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#current = job;
    const worker = this.#thread();
    // While something is being printed the process has something to wait for.
    worker.ref();
    this.#alarm = setTimeout(() => this.#lost(worker, new Error('too slow')), slowestMs);
    worker.postMessage({ document: job.document, secrets: job.secrets } satisfies PrintJob);
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), { resourceLimits });
    worker.on('message', (result: PrintResult) => this.#printed(worker, result));
    worker.on('error', (error) => this.#lost(worker, error));
    this.#worker = worker;
    return worker;
  }

  #printed(worker: Worker, result: PrintResult): void {
    worker.unref();
    this.#end('bytes' in result ? result.bytes : new Error(result.failure));
    this.#next();
  }

  /** The thread died or hangs: its paper fails, the next one gets another thread. */
  #lost(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    void worker.terminate();
    this.#end(error);
    this.#next();
  }

  #end(result: unknown): void {
    clearTimeout(this.#alarm);
    const job = this.#current;
    this.#current = null;
    if (result instanceof Uint8Array) job?.resolve(result);
    else job?.reject(result);
  }
}
