import { Worker } from 'node:worker_threads';
import type { StaTables } from '@setrum/sts';
import type { BlockAnswer } from './answer.ts';
import type { LineBlock } from './lines.ts';

interface Task {
  readonly block: LineBlock;
  readonly resolve: (answer: BlockAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Left to itself a thread's heap grows to what the machine has before it is cleaned; this is ample. */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };

/** Threads that answer blocks of rows; whoever is idle takes the next one. The caller bounds what waits. */
export class AnswerWorkers {
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[];
  readonly #busy = new Map<Worker, Task>();
  readonly #waiting: Task[] = [];
  #fault: unknown = null;

  constructor(count: number, tables: StaTables | undefined) {
    const program = new URL('./answer-worker.ts', import.meta.url);
    this.#workers = Array.from(
      { length: count },
      () => new Worker(program, { workerData: { tables }, resourceLimits }),
    );
    this.#idle = [...this.#workers];
    for (const worker of this.#workers) {
      worker.on('message', (answer: BlockAnswer) => this.#finished(worker, answer));
      worker.on('error', (error) => this.#failed(error));
    }
  }

  answer(block: LineBlock): Promise<BlockAnswer> {
    if (this.#fault !== null) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ block, resolve, reject });
      this.#hand();
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #hand(): void {
    while (this.#idle.length > 0) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      const worker = this.#idle.pop();
      if (worker === undefined) return;
      this.#busy.set(worker, task);
      worker.postMessage(task.block);
    }
  }

  #finished(worker: Worker, answer: BlockAnswer): void {
    this.#busy.get(worker)?.resolve(answer);
    this.#busy.delete(worker);
    this.#idle.push(worker);
    this.#hand();
  }

  /** A thread that dies takes the batch with it: its rows would be missing from the answers. */
  #failed(error: unknown): void {
    this.#fault ??= error;
    for (const task of [...this.#busy.values(), ...this.#waiting.splice(0)]) task.reject(error);
    this.#busy.clear();
  }
}
