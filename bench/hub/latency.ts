/** Gathers durations in milliseconds. */
export class Latencies {
  #values: number[] = [];

  add(ms: number): void {
    this.#values.push(ms);
  }

  get values(): readonly number[] {
    return this.#values;
  }

  get count(): number {
    return this.#values.length;
  }

  /** The value that `share` (0 to 1) of all values do not exceed; 0 when there is none. */
  percentile(share: number): number {
    const sorted = Float64Array.from(this.#values).sort();
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  }
}

/** Three decimals are more than the machine's noise allows for. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
