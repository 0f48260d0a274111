/** Something that must not be. */
export interface Finding {
  /** The sale that it was found at; null: of no single sale. */
  readonly k: number | null;
  readonly household: number | null;
  readonly what: string;
  /** The sale step by step. */
  readonly trace: readonly string[];
}

/** What a soak has met and found. */
export class Notes {
  readonly findings: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #traces = new Map<number, string[]>();

  count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  /** By name. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** One step of a sale, for whoever replays it. */
  step(k: number, text: string): void {
    const trace = this.#traces.get(k) ?? [];
    trace.push(text);
    this.#traces.set(k, trace);
  }

  traceOf(k: number): readonly string[] {
    return this.#traces.get(k) ?? [];
  }

  /** Traces of sales that nothing was found at are of no use any more. */
  forget(ks: readonly number[]): void {
    for (const k of ks) this.#traces.delete(k);
  }

  found(what: string, k: number | null, household: number | null): void {
    const trace = k === null ? [] : [...this.traceOf(k)];
    this.findings.push({ k, household, what, trace });
  }
}
