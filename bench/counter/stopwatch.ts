/** Adds up time that is spent in something. */
export class Stopwatch {
  #spentMs = 0;
  #count = 0;

  /** Times a call, however it ends. */
  async time<Result>(work: () => Promise<Result>): Promise<Result> {
    const fromMs = performance.now();
    try {
      return await work();
    } finally {
      this.#spentMs += performance.now() - fromMs;
      this.#count += 1;
    }
  }

  /** Time and calls since the last look. */
  take(): { readonly ms: number; readonly count: number } {
    const taken = { ms: this.#spentMs, count: this.#count };
    this.#spentMs = 0;
    this.#count = 0;
    return taken;
  }
}
