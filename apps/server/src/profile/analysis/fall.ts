/** The fall of a meter's use against its own history, season taken out, that explains its months best. */
export interface Fall {
  /** Its first month, a place on the axis. */
  readonly from: number;
  /** The first month after it; the length of the axis when it lasts. */
  readonly until: number;
  /** Logarithms of the usual use of a month before (and after it ended), and during it. */
  readonly beforeLog: number;
  readonly duringLog: number;
  /** How much better the months are explained with it than without, in log-likelihood. */
  readonly gain: number;
  /** Months known outside it and in it. */
  readonly monthsBefore: number;
  readonly monthsDuring: number;
  /** Spread of the months about the two levels. */
  readonly deviation: number;
}

/** Months that the usual spread counts for beside the meter's own. */
const USUAL_WEIGHT = 4;
/** An end is one more thing to choose: a fall that lasts is told with less; in variances. */
const PRICE_OF_END = 25;

/**
 * Looks through all beginnings and ends; null when nothing falls.
 * @param adjusted logarithms of use with the season taken out, NaN for months that are not known
 * @param usualDeviation how the months of an honest household spread, in logarithms
 */
export function findFall(adjusted: Float64Array, usualDeviation: number): Fall | null {
  const months = adjusted.length;
  const sums = sumsOf(adjusted);
  const whole = squaresAbout(
    sums.count[months] ?? 0,
    sums.sum[months] ?? 0,
    sums.square[months] ?? 0,
  );
  let best: Fall | null = null;
  let bestCost = whole;
  for (let from = 1; from < months; from += 1) {
    if (sums.count[from] === 0) continue;
    for (let until = from + 1; until <= months; until += 1) {
      const split = splitAt(sums, from, until);
      if (split === null) continue;
      const cost = split.squares + (until === months ? 0 : PRICE_OF_END * usualDeviation ** 2);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = { from, until, ...measured(split, whole, usualDeviation) };
    }
  }
  return best;
}

interface Sums {
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly square: Float64Array;
}

/** Running sums, so that any stretch of months costs the same. */
function sumsOf(values: Float64Array): Sums {
  const count = new Float64Array(values.length + 1);
  const sum = new Float64Array(values.length + 1);
  const square = new Float64Array(values.length + 1);
  values.forEach((value, month) => {
    const known = !Number.isNaN(value);
    count[month + 1] = (count[month] ?? 0) + (known ? 1 : 0);
    sum[month + 1] = (sum[month] ?? 0) + (known ? value : 0);
    square[month + 1] = (square[month] ?? 0) + (known ? value ** 2 : 0);
  });
  return { count, sum, square };
}

interface Split {
  readonly inside: { readonly count: number; readonly mean: number };
  readonly outside: { readonly count: number; readonly mean: number };
  readonly squares: number;
}

/** The months inside and outside of a stretch, each about their own mean; null when those inside are not lower. */
function splitAt({ count, sum, square }: Sums, from: number, until: number): Split | null {
  const end = count.length - 1;
  const between = (of: Float64Array): number => (of[until] ?? 0) - (of[from] ?? 0);
  const inside = { count: between(count), sum: between(sum), square: between(square) };
  const outside = {
    count: (count[end] ?? 0) - inside.count,
    sum: (sum[end] ?? 0) - inside.sum,
    square: (square[end] ?? 0) - inside.square,
  };
  if (inside.count === 0 || outside.count === 0) return null;
  const insideMean = inside.sum / inside.count;
  const outsideMean = outside.sum / outside.count;
  const before = (sum[from] ?? 0) / (count[from] ?? 0);
  // Use that has risen since is no fall: it must have been high before, too.
  if (insideMean >= outsideMean || before - insideMean < (outsideMean - insideMean) / 2)
    return null;
  return {
    inside: { count: inside.count, mean: insideMean },
    outside: { count: outside.count, mean: outsideMean },
    squares:
      squaresAbout(inside.count, inside.sum, inside.square) +
      squaresAbout(outside.count, outside.sum, outside.square),
  };
}

function squaresAbout(count: number, sum: number, square: number): number {
  return count === 0 ? 0 : Math.max(square - sum ** 2 / count, 0);
}

function measured(
  { inside, outside, squares }: Split,
  whole: number,
  usualDeviation: number,
): Omit<Fall, 'from' | 'until'> {
  const freedom = Math.max(outside.count + inside.count - 2, 0) + USUAL_WEIGHT;
  const variance = (squares + USUAL_WEIGHT * usualDeviation ** 2) / freedom;
  return {
    ...{ beforeLog: outside.mean, duringLog: inside.mean },
    ...{ monthsBefore: outside.count, monthsDuring: inside.count },
    gain: (whole - squares) / (2 * variance),
    deviation: Math.sqrt(variance),
  };
}
