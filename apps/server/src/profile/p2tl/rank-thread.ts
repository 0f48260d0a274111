import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../analysis/index.ts';
import type { RankTask } from './worker.ts';

/** A thread of its own for the detector: purchases do not wait for it. */
export class RankThread {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url));

  /** One batch at a time. Throws what the thread threw. */
  async rank(task: RankTask): Promise<readonly Finding[]> {
    const answered = once(this.#worker, 'message') as Promise<[readonly Finding[]]>;
    this.#worker.postMessage(task);
    const [findings] = await answered;
    return findings;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
