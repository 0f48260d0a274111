/** A map that keeps the `limit` entries that were used last. */
export class Bounded<Value> {
  readonly #limit: number;
  readonly #entries = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** What is kept under a name, or what `make` gives, which is then kept. */
  of(name: string, make: () => Value): Value {
    const known = this.#entries.get(name);
    const value = known ?? make();
    if (known !== undefined) this.#entries.delete(name);
    this.#entries.set(name, value);
    if (this.#entries.size > this.#limit) {
      for (const oldest of this.#entries.keys()) {
        this.#entries.delete(oldest);
        break;
      }
    }
    return value;
  }
}
