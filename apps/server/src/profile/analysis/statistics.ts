/** The middle value; NaN of nothing. Values that are NaN do not count. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** The value below which `share` (0 to 1) of the values lie; NaN of nothing. Values that are NaN do not count. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** How far a normal quantity of this spread scatters, from the median distance to the median: outliers do not widen it. */
export function robustDeviation(values: ArrayLike<number>): number {
  const middle = median(values);
  const distances = Float64Array.from(values, (value) => Math.abs(value - middle));
  return 1.4826 * median(distances);
}

/** The mean of the values that are not NaN; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
