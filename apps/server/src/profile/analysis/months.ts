/** The months between the first and the last of these, both included, as `YYYYMM` in ascending order. */
export function monthAxis(months: Iterable<number>): readonly number[] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const month of months) {
    if (month < first) first = month;
    if (month > last) last = month;
  }
  const axis: number[] = [];
  for (let at = ordinal(first); at <= ordinal(last); at += 1) axis.push(monthOfOrdinal(at));
  return axis;
}

/** A number that grows by one with each month. */
export function ordinal(month: number): number {
  return Math.floor(month / 100) * 12 + (month % 100) - 1;
}

function monthOfOrdinal(at: number): number {
  return Math.floor(at / 12) * 100 + (at % 12) + 1;
}
