/** Something that adds to a series: a known shape times an amount that is known only about. */
export interface Source {
  readonly shape: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Logarithm of the likelihood of a series that is the sum of these sources and independent noise, the amounts integrated out (a constant that all
 * series of the same length share is left out). Places where series or shape is NaN do not count.
 * @param variance of the noise at each place
 */
export function evidenceOf(
  series: Float64Array,
  variance: Float64Array,
  sources: readonly Source[],
): number {
  const size = sources.length;
  const precision = sources.map(({ deviation }, n) =>
    Float64Array.from(sources, (_, m) => (n === m ? 1 / deviation ** 2 : 0)),
  );
  const pull = new Float64Array(size);
  let log = 0;
  for (let at = 0; at < series.length; at += 1) {
    let rest = series[at] ?? Number.NaN;
    for (const { shape, mean } of sources) rest -= mean * (shape[at] ?? 0);
    if (Number.isNaN(rest)) continue;
    const own = variance[at] ?? 1;
    log -= (Math.log(own) + rest ** 2 / own) / 2;
    for (let n = 0; n < size; n += 1) {
      const shape = sources[n]?.shape[at] ?? 0;
      if (shape === 0) continue;
      pull[n] = (pull[n] ?? 0) + (shape * rest) / own;
      const line = precision[n];
      for (let m = 0; line !== undefined && m < size; m += 1) {
        line[m] = (line[m] ?? 0) + (shape * (sources[m]?.shape[at] ?? 0)) / own;
      }
    }
  }
  for (const { deviation } of sources) log -= Math.log(deviation);
  return log + eliminated(precision, pull);
}

/** Half of pull' x inverse(matrix) x pull, less half of the logarithm of the determinant; the matrix is positive. */
function eliminated(matrix: readonly Float64Array[], pull: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < matrix.length; at += 1) {
    const line = matrix[at] ?? new Float64Array();
    const pivot = line[at] ?? 1;
    sum += ((pull[at] ?? 0) ** 2 / pivot - Math.log(pivot)) / 2;
    for (let n = at + 1; n < matrix.length; n += 1) {
      const below = matrix[n] ?? new Float64Array();
      const factor = (below[at] ?? 0) / pivot;
      for (let m = at; m < matrix.length; m += 1)
        below[m] = (below[m] ?? 0) - factor * (line[m] ?? 0);
      pull[n] = (pull[n] ?? 0) - factor * (pull[at] ?? 0);
    }
  }
  return sum;
}
