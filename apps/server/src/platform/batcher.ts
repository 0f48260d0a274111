/** Bounds of a {@link Batcher}. */
export interface BatcherLimits {
  /** Most items of one batch. */
  readonly batchItems: number;
  /** Most items waiting; beyond it `submit` refuses at once. */
  readonly queueItems: number;
  /** Most batches that run at a time; 1 unless given. */
  readonly inFlight?: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of an item of a batch: its result, its error, or 'again': it goes first into the next batch. */
export type BatchOutcome<Result> =
  | { readonly result: Result }
  | { readonly error: unknown }
  | 'again';

/**
 * Natural batching: while batches run, the next one gathers; when idle, an item starts at once.
 * There is no timer, so a lone item waits for nobody, and a hundred share one commit.
 */
export class Batcher<Item, Result> {
  readonly #run: (items: readonly Item[]) => Promise<readonly BatchOutcome<Result>[]>;
  readonly #full: () => Error;
  readonly #limits: BatcherLimits;
  readonly #inFlight: number;
  #queue: Waiting<Item, Result>[] = [];
  #running = 0;
  #isScheduled = false;
  #idle: (() => void)[] = [];

  /**
   * @param run handles a batch and gives one outcome for each item, in the same order
   * @param full makes the error of an item that finds the queue full
   */
  constructor(
    limits: BatcherLimits,
    run: (items: readonly Item[]) => Promise<readonly BatchOutcome<Result>[]>,
    full: () => Error,
  ) {
    this.#limits = limits;
    this.#inFlight = limits.inFlight ?? 1;
    this.#run = run;
    this.#full = full;
  }

  /** Items waiting for a batch at this moment. */
  get waiting(): number {
    return this.#queue.length;
  }

  submit(item: Item): Promise<Result> {
    if (this.#queue.length >= this.#limits.queueItems) return Promise.reject(this.#full());
    return new Promise((resolve, reject) => {
      this.#queue.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when nothing runs and nothing waits. */
  async drained(): Promise<void> {
    if (this.#running === 0 && this.#queue.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled || this.#running >= this.#inFlight) return;
    this.#isScheduled = true;
    // setImmediate lets all requests that are already in the socket buffers join the first batch.
    setImmediate(() => {
      this.#isScheduled = false;
      this.#launch();
    });
  }

  /** What waits is shared among the free places, so that callers who wait for one batch do not all come back for one batch. */
  #launch(): void {
    while (this.#running < this.#inFlight && this.#queue.length > 0) {
      const share = Math.ceil(this.#queue.length / (this.#inFlight - this.#running));
      const batch = this.#queue.splice(0, Math.min(share, this.#limits.batchItems));
      this.#running += 1;
      void this.#settle(batch).then((again) => {
        this.#queue.unshift(...again);
        this.#running -= 1;
        if (this.#queue.length > 0) this.#schedule();
        else if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
      });
    }
  }

  /** Runs one batch; gives back what must go again. Never rejects. */
  async #settle(batch: readonly Waiting<Item, Result>[]): Promise<Waiting<Item, Result>[]> {
    try {
      const outcomes = await this.#run(batch.map((waiting) => waiting.item));
      return batch.filter((waiting, index) => {
        const outcome = outcomes[index];
        if (outcome === 'again') return true;
        if (outcome === undefined)
          waiting.reject(new Error('the batch gave no outcome for an item'));
        else if ('error' in outcome) waiting.reject(outcome.error);
        else waiting.resolve(outcome.result);
        return false;
      });
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
      return [];
    }
  }
}
