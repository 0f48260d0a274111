/** Beyond this many the oldest answers go, whatever their age. */
const mostEntries = 50_000;

/** Answers that are used again for a moment. A failed question is not kept. */
export class AgedAnswers<Value> {
  readonly #ageMs: number;
  readonly #ask: (key: string) => Promise<Value>;
  readonly #answers = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();

  /** @param ask must not answer otherwise for reasons that a key does not hold */
  constructor(ageMs: number, ask: (key: string) => Promise<Value>) {
    this.#ageMs = ageMs;
    this.#ask = ask;
  }

  get(key: string): Promise<Value> {
    const now = performance.now();
    const known = this.#answers.get(key);
    if (known !== undefined && known.until > now) return known.value;
    const value = this.#ask(key);
    // Set anew, so that the map's order is that of age.
    this.#answers.delete(key);
    this.#answers.set(key, { until: now + this.#ageMs, value });
    value.catch(() => this.#answers.delete(key));
    if (this.#answers.size > mostEntries) this.#dropOldest();
    return value;
  }

  #dropOldest(): void {
    for (const key of this.#answers.keys()) {
      this.#answers.delete(key);
      return;
    }
  }
}
