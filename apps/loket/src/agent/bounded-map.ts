/** A map that forgets: what is older than `keepMs`, and the oldest when there are more than `most`. */
export class BoundedMap<Value> {
  readonly #most: number;
  readonly #keepMs: number;
  readonly #nowMs: () => number;
  readonly #values = new Map<string, { readonly value: Value; readonly sinceMs: number }>();

  /** `nowMs` is a clock that never goes back. */
  constructor(most: number, keepMs: number, nowMs: () => number = () => performance.now()) {
    this.#most = most;
    this.#keepMs = keepMs;
    this.#nowMs = nowMs;
  }

  get(key: string): Value | undefined {
    this.#forget();
    return this.#values.get(key)?.value;
  }

  set(key: string, value: Value): void {
    // Anew at the end: the oldest stands first.
    this.#values.delete(key);
    this.#values.set(key, { value, sinceMs: this.#nowMs() });
    this.#forget();
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  #forget(): void {
    const oldestMs = this.#nowMs() - this.#keepMs;
    for (const [key, { sinceMs }] of this.#values) {
      if (sinceMs >= oldestMs && this.#values.size <= this.#most) return;
      this.#values.delete(key);
    }
  }
}
