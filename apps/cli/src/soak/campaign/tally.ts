/** Counts by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      [...this.#counts].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }
}
