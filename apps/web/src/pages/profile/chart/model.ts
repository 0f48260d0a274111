/** The meanings of the design system that a series may have; a dash or a shape goes with each. */
export type SeriesTone = 'news' | 'attention' | 'bad' | 'good' | 'quiet';

export interface Series {
  readonly name: string;
  /** One for each label; null: not known. */
  readonly values: readonly (number | null)[];
  readonly as: 'bars' | 'line' | 'marks';
  readonly tone: SeriesTone;
}

/** Within which values are as they should be; it is drawn behind the series. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export interface PlotData {
  /** What stands below the axis, the oldest first. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit: string;
  readonly band?: Band;
  /** Begins at zero, as bars must. */
  readonly fromZero?: boolean;
}

/** The lowest and the highest value of a series and where they are; null: nothing is known. */
export function extremesOf(
  { labels }: Pick<PlotData, 'labels'>,
  { values }: Pick<Series, 'values'>,
): { readonly least: Point; readonly most: Point } | null {
  const points = values.flatMap((value, n) =>
    value === null ? [] : [{ value, label: labels[n] ?? '' }],
  );
  const [first] = points;
  if (first === undefined) return null;
  return {
    least: points.reduce((one, other) => (other.value < one.value ? other : one), first),
    most: points.reduce((one, other) => (other.value > one.value ? other : one), first),
  };
}

export interface Point {
  readonly value: number;
  readonly label: string;
}
