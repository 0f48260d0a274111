/** At which of its calls to the world a process dies: before it, while it is on its way, or when its answer has come. */
export interface Death {
  /** 1 is the first call. */
  readonly atCall: number;
  readonly when: 'before' | 'during' | 'after';
}

/**
 * A counter's process for rehearsals, which dies at a planned call: from then on nothing that it waits for ever comes back, and nothing that
 * it asks for is done. What was on its way goes on without it, as requests and disks do.
 */
export class MortalProcess {
  /** Resolves at its death. */
  readonly died: Promise<'died'>;
  /** Every call so far, by name. */
  readonly calls: string[] = [];
  readonly #death: Death | null;
  readonly #die: (word: 'died') => void;
  readonly #onItsWay = new Set<Promise<unknown>>();
  #dead = false;

  constructor(death: Death | null = null) {
    const { promise, resolve } = Promise.withResolvers<'died'>();
    this.died = promise;
    this.#die = resolve;
    this.#death = death;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** One call to the world. */
  async call<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#dead) return forever();
    this.calls.push(name);
    const due = this.#death?.atCall === this.calls.length ? this.#death.when : null;
    if (due === 'before') return this.kill();
    const running = work();
    this.#onItsWay.add(running);
    if (due === 'during') {
      // Nobody is left to hear how it comes out.
      running.catch(() => undefined);
      return this.kill();
    }
    try {
      return await running;
    } finally {
      this.#onItsWay.delete(running);
      if (due === 'after' || this.#dead) await this.kill();
    }
  }

  /** Kills it now. What waits for this waits for ever. */
  kill(): Promise<never> {
    this.#dead = true;
    this.#die('died');
    return forever();
  }

  /** Resolves when what was on its way at the death has arrived, well or badly. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.#onItsWay);
  }
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
